package org.keskio.platform.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small issuer of tokens in place of Keycloak: discovery, keys, and the token endpoint for the service's own account. The
 * service under test checks tokens over the same way as in production.
 */
public class TokensResource implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "https://issuer.test/realms/keskio";

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String url = "http://localhost:" + started.getAddress().getPort() + "/realms/keskio";
            started.createContext(
                    "/realms/keskio/.well-known/openid-configuration", exchange -> answer(exchange, discovery(url)));
            started.createContext("/realms/keskio/certs", exchange -> answer(exchange, keys()));
            started.createContext("/realms/keskio/token", exchange -> answer(exchange, serviceToken()));
            started.start();
            server = started;
            return Map.of(
                    "quarkus.oidc.auth-server-url",
                    url,
                    "quarkus.oidc.credentials.secret",
                    "secret",
                    "quarkus.oidc-client.auth-server-url",
                    url,
                    "quarkus.oidc-client.credentials.secret",
                    "secret");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static String discovery(String url) {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%2$s/auth","token_endpoint":"%2$s/token",\
                "jwks_uri":"%2$s/certs","end_session_endpoint":"%2$s/logout"}""".formatted(ISSUER, url);
    }

    private static String keys() {
        RSAPublicKey key = (RSAPublicKey) Tokens.publicKey();
        return """
                {"keys":[{"kid":"%s","kty":"RSA","alg":"RS256","use":"sig","n":"%s","e":"%s"}]}""".formatted(Tokens.KEY_ID, base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    private static String serviceToken() {
        return """
                {"access_token":"%s","expires_in":3600,"token_type":"Bearer"}""".formatted(Tokens.service());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
