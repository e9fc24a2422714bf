package org.keskio.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** REST as one caller: a web shop, a clerk, an operator, or nobody in particular. */
public final class Rest {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String base;
    private final String token;

    private Rest(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Calls without a token. */
    public static Rest anonymous(String base) {
        return new Rest(base, "");
    }

    /** Logs a demo user in. */
    public static Rest user(Suite suite, String username) {
        return withToken(
                suite,
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "keskio-cli",
                        "username",
                        username,
                        "password",
                        suite.demoPassword()));
    }

    /** Logs a program in, such as {@code webshop}. */
    public static Rest program(Suite suite, String client) {
        return withToken(
                suite,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        suite.secretOf(client)));
    }

    private static Rest withToken(Suite suite, Map<String, String> form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.realm() + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(form)))
                .build();
        Answer answer = send(request);
        if (answer.status() != 200) {
            throw new IllegalStateException("Keycloak refuses " + form.getOrDefault("username", form.get("client_id"))
                    + ": " + answer.body().path("error_description").asText());
        }
        return new Rest(suite.gateway(), answer.body().path("access_token").asText());
    }

    /** The access token that these calls carry. */
    public String token() {
        return token;
    }

    /** What came back. */
    public record Answer(int status, JsonNode body) {

        /** The body of a success; anything else is a failure that says what the problem document says. */
        public JsonNode ok() {
            if (status / 100 != 2) {
                throw new RestProblem(status, body);
            }
            return body;
        }
    }

    /** A refusal. */
    public static final class RestProblem extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String reason;

        RestProblem(int status, JsonNode problem) {
            super(status + " " + problem.path("reason").asText() + ": "
                    + problem.path("detail").asText());
            this.status = status;
            this.reason = problem.path("reason").asText();
        }

        /** HTTP status. */
        public int status() {
            return status;
        }

        /** The problem's reason, e.g. {@code STATE_CONFLICT}. */
        public String reason() {
            return reason;
        }
    }

    /** Reads. */
    public JsonNode get(String path) {
        return send(request(path).GET().build()).ok();
    }

    /** Changes something, with a request id of its own. */
    public JsonNode post(String path, Object body) {
        return post(path, body, UUID.randomUUID()).ok();
    }

    /** Changes something under a given request id. */
    public Answer post(String path, Object body, UUID requestId) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", requestId.toString())
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a feed. */
    public JsonNode feed(String kind, String csv) {
        return send(request("/api/ops/v1/feeds/" + kind)
                        .header("Content-Type", "text/csv")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(csv))
                        .build())
                .ok();
    }

    /** Opens a stream of server-sent events. */
    public LiveEvents events(String path) {
        return LiveEvents.open(
                HTTP,
                request(path, Duration.ofHours(1))
                        .header("Accept", "text/event-stream")
                        .GET()
                        .build());
    }

    /** {@code a=1&b=2}, escaped. */
    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder request(String path) {
        return request(path, PATIENCE);
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .header("Accept", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            String body = response.body();
            return new Answer(response.statusCode(), body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
