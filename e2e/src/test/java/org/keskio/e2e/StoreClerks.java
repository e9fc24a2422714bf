package org.keskio.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keskio.local.Secrets;

/** Staff of stores that the demo world does not have, made in Keycloak as an administrator would. */
final class StoreClerks {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Suite suite;
    private final String keycloak;
    private final String token;

    StoreClerks(Suite suite) {
        this.suite = suite;
        keycloak = suite.realm().replace("/realms/keskio", "");
        String form = Rest.query(Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                "keskio-setup",
                "password",
                Secrets.of(RunningSuite.home()).secret("keycloak.admin")));
        token = send(HttpRequest.newBuilder(URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .path("access_token")
                .asText();
    }

    /** A clerk of the store, logged in. */
    Rest of(String store) {
        String name = "clerk." + store.toLowerCase(Locale.ROOT);
        JsonNode users = admin("users?exact=true&username=" + name, null);
        if (users.isEmpty()) {
            admin(
                    "users",
                    Map.of(
                            "username",
                            name,
                            "enabled",
                            true,
                            "emailVerified",
                            true,
                            "firstName",
                            "Clerk",
                            "lastName",
                            store,
                            "email",
                            name + "@tunturi.example",
                            "attributes",
                            Map.of("store", List.of(store)),
                            "credentials",
                            List.of(Map.of("type", "password", "value", suite.demoPassword(), "temporary", false))));
            String id = admin("users?exact=true&username=" + name, null)
                    .path(0)
                    .path("id")
                    .asText();
            admin("users/" + id + "/role-mappings/realm", List.of(admin("roles/clerk", null)));
        }
        return Rest.user(suite, name);
    }

    private JsonNode admin(String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/keskio/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        try {
            return send(
                    body == null
                            ? request.GET()
                            : request.POST(BodyPublishers.ofString(Rest.JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("Keycloak: " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? Rest.JSON.nullNode() : Rest.JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
