package org.keskio.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

/**
 * Keycloak's side of a browser's login: everybody who is sent here is the clerk of FI-HEL-01 at once. Tokens and keys are those
 * of the test kit.
 */
public class FakeLogin extends TokensResource {

    /** The secret of the gateway's client; the session's cookies are encrypted with it. */
    static final String SECRET = "a-secret-of-the-tests-with-32-chars-or-more";

    private static final List<Map<String, String>> ENDED = new CopyOnWriteArrayList<>();

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        Map<String, String> tokens = super.start();
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String url = "http://localhost:" + started.getAddress().getPort() + "/realms/keskio";
            started.createContext(
                    "/realms/keskio/.well-known/openid-configuration",
                    exchange -> answer(exchange, discovery(url, tokens.get("quarkus.oidc.auth-server-url"))));
            started.createContext("/realms/keskio/auth", FakeLogin::login);
            started.createContext("/realms/keskio/token", FakeLogin::token);
            started.createContext("/realms/keskio/logout", FakeLogin::logout);
            started.start();
            server = started;
            Map<String, String> settings = new HashMap<>(tokens);
            settings.put("quarkus.oidc.auth-server-url", url);
            settings.put("quarkus.oidc.credentials.secret", SECRET);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        super.stop();
    }

    /** The sessions that were ended here, as the forms that asked for it. */
    static List<Map<String, String>> ended() {
        return List.copyOf(ENDED);
    }

    private static String discovery(String url, @Nullable String keys) {
        return """
                {"issuer":"https://issuer.test/realms/keskio","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",\
                "jwks_uri":"%2$s/certs","end_session_endpoint":"%1$s/logout"}""".formatted(url, keys);
    }

    private static void login(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        exchange.getResponseHeaders()
                .set("Location", query.get("redirect_uri") + "?code=clerk&state=" + query.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void token(HttpExchange exchange) throws IOException {
        Map<String, Object> claims = Map.of(
                "store",
                "FI-HEL-01",
                "sid",
                "session-1",
                "aud",
                "keskio-gateway",
                "name",
                "Helmi Helsinki",
                "locale",
                "fi");
        answer(exchange, """
                {"access_token":"%s","id_token":"%s","refresh_token":"refresh-1","expires_in":3600,"token_type":"Bearer"}""".formatted(Tokens.with(List.of("clerk"), claims), Tokens.with(List.of("clerk"), claims)));
    }

    private static void logout(HttpExchange exchange) throws IOException {
        ENDED.add(form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
