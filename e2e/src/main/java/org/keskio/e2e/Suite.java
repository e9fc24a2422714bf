package org.keskio.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the running suite is and what it was given; read from the environment that {@code ./keskio} hands over.
 *
 * @param environment variables by name, {@code KESKIO_...}
 */
public record Suite(Map<String, String> environment) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The suite that this program was started for. */
    public static Suite fromEnvironment() {
        return new Suite(System.getenv());
    }

    String gateway() {
        return get("KESKIO_GATEWAY_URL");
    }

    String mailbox() {
        return get("KESKIO_MAILBOX_URL");
    }

    String realm() {
        return get("KESKIO_OIDC_URL");
    }

    String demoPassword() {
        return get("KESKIO_DEMO_PASSWORD");
    }

    /** The secret of a program such as {@code webshop}. */
    public String secretOf(String client) {
        return get("KESKIO_SECRET_" + client.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    /** What the demo world says about itself. */
    public JsonNode world() {
        Path file = Path.of(get("KESKIO_STATE"), "world", "world.json");
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo world is not loaded (" + file + "); run './keskio up' first", e);
        }
    }

    String get(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; start this with './keskio demo' or './keskio bench'");
        }
        return value;
    }

    /** Secrets are left out. */
    @Override
    public String toString() {
        return "Suite[" + environment.get("KESKIO_GATEWAY_URL") + "]";
    }
}
