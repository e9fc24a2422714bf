package org.keskio.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.keskio.local.LocalException;
import org.keskio.local.engine.Addresses;
import org.keskio.local.engine.KeycloakAdmin;

/** Ties the logins of the demo's customers to the customers that came in with the feed. */
final class Logins {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLERK = "clerk.helsinki";

    private final Addresses addresses;
    private final Tokens tokens;
    private final KeycloakAdmin keycloak;
    private final HttpClient client = HttpClient.newHttpClient();

    Logins(Addresses addresses, Tokens tokens, KeycloakAdmin keycloak) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.keycloak = keycloak;
    }

    /** Looks each account of the world up by its e-mail address, as a clerk would, and notes its customer id at the login. */
    int tie(Path world) {
        String token = tokens.accessToken(CLERK);
        int tied = 0;
        for (JsonNode account : accounts(world)) {
            String id = customerId(account.path("email").asText(), token);
            if (!id.isEmpty()) {
                keycloak.setAttribute(account.path("username").asText(), "customer_id", id);
                tied++;
            }
        }
        return tied;
    }

    private static JsonNode accounts(Path world) {
        try {
            return JSON.readTree(world.resolve("world.json").toFile()).path("accounts");
        } catch (IOException e) {
            throw new LocalException("The demo world's accounts cannot be read: " + e.getMessage(), e);
        }
    }

    private String customerId(String email, String token) {
        try {
            String question = JSON.writeValueAsString(
                    Map.of("kind", "email", "value", email, "purpose", "demo: tie the login to the customer"));
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(addresses.gateway() + "/api/clerk/v1/customers/recognise"))
                            .timeout(Duration.ofSeconds(20))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(question))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LocalException("The gateway answered %d when it was asked for a demo customer: %s"
                        .formatted(answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body())
                    .path("customer")
                    .path("customerId")
                    .asText("");
        } catch (IOException e) {
            throw new LocalException("The gateway did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted.", e);
        }
    }
}
