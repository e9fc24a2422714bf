package org.keskio.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keskio.local.LocalException;
import org.keskio.local.Secrets;
import org.keskio.local.engine.Addresses;

/** Access tokens of the demo's people and programs. */
public final class Tokens {

    /** Programs that log in for themselves. */
    public static final List<String> PROGRAMS = List.of(
            "webshop", "till", "identity", "profile", "pricing", "inventory-search", "messaging", "keskio-gateway");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Addresses addresses;
    private final Secrets secrets;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public Tokens(Addresses addresses, Secrets secrets) {
        this.addresses = addresses;
        this.secrets = secrets;
    }

    /** What Keycloak answers to the login of a demo user, or of a program such as {@code webshop}. */
    public JsonNode login(String who) {
        Map<String, String> form = PROGRAMS.contains(who)
                ? Map.of("grant_type", "client_credentials", "client_id", who, "client_secret", secrets.client(who))
                : Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "keskio-cli",
                        "username",
                        who,
                        "password",
                        secrets.demoPassword());
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(addresses.realm() + "/protocol/openid-connect/token"))
                            .timeout(Duration.ofSeconds(20))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new LocalException("Keycloak gives no token to '%s': %s."
                        .formatted(
                                who,
                                json.path("error_description")
                                        .asText(json.path("error").asText())));
            }
            return json;
        } catch (IOException e) {
            throw new LocalException(
                    "Keycloak does not answer at %s. Is the suite up? ('./keskio status')"
                            .formatted(addresses.keycloak()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted.", e);
        }
    }

    /** The access token alone. */
    public String accessToken(String who) {
        return login(who).path("access_token").asText();
    }
}
