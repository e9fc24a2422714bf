package org.keskio.local.desk;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the desk answers to a request. */
record Answer(int status, String type, String body, Map<String, String> headers) {

    static Answer text(String body) {
        return new Answer(200, "text/plain; charset=utf-8", body, Map.of());
    }

    /** Our own page: no script at all. */
    static Answer html(String body) {
        return new Answer(
                200,
                "text/html; charset=utf-8",
                body,
                Map.of("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'"));
    }

    /** A stranger's page: shown, but it may do nothing and load nothing but pictures. */
    static Answer sandboxed(String body) {
        return new Answer(
                200,
                "text/html; charset=utf-8",
                body,
                Map.of(
                        "Content-Security-Policy",
                        "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:"));
    }

    static Answer missing() {
        return new Answer(404, "text/plain; charset=utf-8", "There is nothing here.\n", Map.of());
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
