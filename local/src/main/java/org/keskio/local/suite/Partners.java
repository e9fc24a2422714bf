package org.keskio.local.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.keskio.local.LocalException;
import org.keskio.local.engine.Addresses;
import org.keskio.local.engine.PartnerPart;

/** The records of the demo world's partners: two report what they have, one is asked. */
final class Partners {

    // The demo's partners report once, when the world is made.
    private static final int YEAR_MINUTES = 525_600;

    private final Addresses addresses;
    private final Tokens tokens;
    private final PartnerPart asked;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Partners(Addresses addresses, Tokens tokens, PartnerPart asked) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.asked = asked;
    }

    /** Makes the records; telling them again changes nothing. */
    void tell() {
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("PT-KAIRA", "");
        endpoints.put("PT-FJELLBU", "");
        endpoints.put(PartnerPart.CODE, asked.endpoint());
        endpoints.forEach(this::put);
    }

    private void put(String location, String endpoint) {
        String body = "{\"enabled\":true,\"endpoint\":\"%s\",\"leadTimeDays\":2,\"feedMaxAgeMinutes\":%d}"
                .formatted(endpoint, YEAR_MINUTES);
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(
                                    URI.create("%s/api/ops/v1/partners/%s".formatted(addresses.gateway(), location)))
                            .timeout(Duration.ofSeconds(30))
                            .header("Authorization", "Bearer " + tokens.accessToken("olli.operator"))
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LocalException("The gateway answered %d to the partner %s: %s"
                        .formatted(answer.statusCode(), location, answer.body()));
            }
        } catch (IOException e) {
            throw new LocalException("The partner %s cannot be made: %s".formatted(location, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted.", e);
        }
    }
}
