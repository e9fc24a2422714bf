package org.keskio.local.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.keskio.local.LocalException;
import org.keskio.local.engine.Addresses;

/** Feeds, sent to the gateway as an operator; the file is streamed, however large. */
public final class Feeds {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Addresses addresses;
    private final Tokens tokens;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Feeds(Addresses addresses, Tokens tokens) {
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /** Sends a file and waits for the report. */
    public FeedReport send(String kind, Path file) {
        String type = file.toString().endsWith(".csv") ? "text/csv" : "application/x-ndjson";
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("%s/api/ops/v1/feeds/%s".formatted(addresses.gateway(), kind)))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + tokens.accessToken("olli.operator"))
                    .header("Content-Type", type)
                    .header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LocalException("The gateway answered %d to the feed of %s: %s"
                        .formatted(answer.statusCode(), kind, answer.body()));
            }
            return FeedReport.of(JSON.readTree(answer.body()));
        } catch (FileNotFoundException e) {
            throw new LocalException("There is no file " + file, e);
        } catch (IOException e) {
            throw new LocalException(
                    "The feed of %s could not be sent to %s: %s".formatted(kind, addresses.gateway(), e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted.", e);
        }
    }
}
