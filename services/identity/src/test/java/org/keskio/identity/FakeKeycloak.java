package org.keskio.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** The few addresses of Keycloak's admin API that identity uses, with an account book in memory. */
public class FakeKeycloak implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Map<String, Object>> USERS = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> ROLES = new ConcurrentHashMap<>();

    /** Answers nothing but 503 while set. */
    public static volatile boolean isAway;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::serve);
        server.start();
        return Map.of(
                "keskio.identity.accounts.realm-url",
                "http://localhost:" + server.getAddress().getPort() + "/realms/keskio",
                "keskio.identity.accounts.client-secret",
                "secret",
                "keskio.identity.accounts.timeout",
                "3S");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** The account under a login name. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> user(String username) {
        return USERS.values().stream()
                .filter(user -> username.equals(user.get("username")))
                .findFirst()
                .orElse(Map.of());
    }

    /** The realm roles given to an account. */
    public static List<String> rolesOf(String username) {
        return ROLES.getOrDefault(String.valueOf(user(username).get("id")), List.of());
    }

    /** Puts an account there by other ways than identity. */
    public static void add(String username, boolean verified) {
        String id = UUID.randomUUID().toString();
        USERS.put(
                id,
                new ConcurrentHashMap<>(
                        Map.of("id", id, "username", username, "email", username, "emailVerified", verified)));
    }

    @SuppressWarnings("unchecked")
    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String admin = "/admin/realms/keskio/users";
        if (isAway) {
            answer(exchange, 503, Map.of());
        } else if (path.endsWith("/protocol/openid-connect/token")) {
            answer(exchange, 200, Map.of("access_token", "t", "expires_in", 300, "token_type", "Bearer"));
        } else if (path.equals(admin) && exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, search(query(exchange)));
        } else if (path.equals(admin)) {
            create(exchange, JSON.readValue(exchange.getRequestBody(), Map.class), admin);
        } else if (path.endsWith("/role-mappings/realm/available")) {
            answer(exchange, 200, List.of(Map.of("id", "r1", "name", "clerk"), Map.of("id", "r2", "name", "customer")));
        } else if (path.endsWith("/role-mappings/realm")) {
            List<Map<String, Object>> given = JSON.readValue(exchange.getRequestBody(), List.class);
            given.forEach(role -> ROLES.computeIfAbsent(path.split("/", -1)[5], id -> new ArrayList<>())
                    .add((String) role.get("name")));
            answer(exchange, 204, null);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            USERS.get(path.split("/", -1)[5]).putAll(JSON.readValue(exchange.getRequestBody(), Map.class));
            answer(exchange, 204, null);
        } else {
            answer(exchange, 404, Map.of());
        }
    }

    private void create(HttpExchange exchange, Map<String, Object> user, String admin) throws IOException {
        if (!user((String) user.get("username")).isEmpty()) {
            answer(exchange, 409, Map.of("errorMessage", "User exists with same username"));
            return;
        }
        String id = UUID.randomUUID().toString();
        user.put("id", id);
        USERS.put(id, new ConcurrentHashMap<>(user));
        exchange.getResponseHeaders()
                .set("Location", "http://localhost:" + server.getAddress().getPort() + admin + "/" + id);
        answer(exchange, 201, null);
    }

    private static List<Map<String, Object>> search(Map<String, String> query) {
        return USERS.values().stream()
                .filter(user ->
                        !query.containsKey("email") || query.get("email").equals(user.get("email")))
                .filter(user ->
                        !query.containsKey("username") || query.get("username").equals(user.get("username")))
                .toList();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new ConcurrentHashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            int cut = pair.indexOf('=');
            query.put(pair.substring(0, cut), URLDecoder.decode(pair.substring(cut + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
