package org.keskio.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.keskio.local.LocalException;

/** The few things that this installation changes in its realm after the import. */
public final class KeycloakAdmin {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String user;
    private final String password;

    public KeycloakAdmin(String address, String user, String password) {
        this.address = address;
        this.user = user;
        this.password = password;
    }

    /** Makes logins of a client come back to these addresses; the first is the one it names as its own. */
    public void allowRedirects(String clientId, String root, List<String> addresses) {
        JsonNode found = get("/admin/realms/keskio/clients?clientId=" + encode(clientId));
        if (!(found.path(0) instanceof ObjectNode description)) {
            throw new LocalException(
                    "Keycloak's realm has no client " + clientId + "; './keskio reset' makes it anew.");
        }
        TreeSet<String> wanted = new TreeSet<>();
        addresses.forEach(a -> wanted.add(a + "/*"));
        TreeSet<String> present = new TreeSet<>();
        description.path("redirectUris").forEach(uri -> present.add(uri.asText()));
        if (wanted.equals(present) && description.path("rootUrl").asText().equals(root)) {
            return;
        }
        ArrayNode uris = description.putArray("redirectUris");
        wanted.forEach(uris::add);
        description.put("rootUrl", root);
        put("/admin/realms/keskio/clients/" + description.path("id").asText(), description);
    }

    /** Gives a user an attribute; nothing happens when the user already has it or does not exist. */
    public void setAttribute(String username, String attribute, String value) {
        JsonNode found = get("/admin/realms/keskio/users?exact=true&username=" + encode(username));
        if (found.path(0) instanceof ObjectNode description
                && !description
                        .path("attributes")
                        .path(attribute)
                        .path(0)
                        .asText()
                        .equals(value)) {
            description.withObjectProperty("attributes").putArray(attribute).add(value);
            put("/admin/realms/keskio/users/" + description.path("id").asText(), description);
        }
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token()));
    }

    private void put(String path, JsonNode body) {
        send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private String token() {
        String form = "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                .formatted(encode(user), encode(password));
        return send(HttpRequest.newBuilder(URI.create(address + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .path("access_token")
                .asText();
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpRequest built = request.timeout(Duration.ofSeconds(20)).build();
            HttpResponse<String> answer = client.send(built, HttpResponse.BodyHandlers.ofString());
            // After a crash of the database it takes a few failures until Keycloak has given up its old connections.
            for (int i = 0; i < TRIES && answer.statusCode() >= 500; i++) {
                Thread.sleep(PAUSE);
                answer = client.send(built, HttpResponse.BodyHandlers.ofString());
            }
            if (answer.statusCode() >= 300) {
                throw new LocalException("Keycloak answered %d to %s %s: %s"
                        .formatted(
                                answer.statusCode(), built.method(), built.uri().getPath(), answer.body()));
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new LocalException("Keycloak did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while talking to Keycloak.", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
