package org.keskio.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signs tokens in Keycloak's place, so that no login is part of what is broken. The services find its keys at the realm's
 * address and check each token as they always do.
 */
final class Issuer implements AutoCloseable {

    // A long campaign goes on all night.
    private static final Duration LIFE = Duration.ofHours(24);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String realm;
    private final KeyPair keys;
    private final HttpServer server;

    Issuer(int port) {
        realm = "http://localhost:" + port + "/realms/keskio";
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
        serve(
                "/.well-known/openid-configuration",
                () -> Map.of(
                        "issuer", realm,
                        "authorization_endpoint", realm + "/auth",
                        "token_endpoint", realm + "/token",
                        "jwks_uri", realm + "/certs"));
        serve("/certs", () -> Map.of("keys", List.of(publicKey())));
        serve("/token", () -> Map.of("access_token", token("service", ""), "expires_in", 3600, "token_type", "Bearer"));
        server.start();
    }

    /** A clerk of a store. */
    String clerk(String store) {
        return token("clerk", store);
    }

    /** Runs the company: feeds, receipts, reconciliation. */
    String operator() {
        return token("operator", "");
    }

    /** One of our own services, which reports what carriers say. */
    String service() {
        return token("service", "");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String token(String role, String store) {
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", realm);
        claims.put("sub", "chaos-" + role + store);
        claims.put("preferred_username", "chaos." + role);
        claims.put("typ", "Bearer");
        claims.put("realm_access", Map.of("roles", List.of(role)));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        if (!store.isEmpty()) {
            claims.put("store", store);
        }
        String content =
                base64(json(Map.of("alg", "RS256", "typ", "JWT", "kid", "chaos"))) + "." + base64(json(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> publicKey() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kid", "chaos",
                "kty", "RSA",
                "alg", "RS256",
                "use", "sig",
                "n", base64(unsigned(key.getModulus())),
                "e", base64(unsigned(key.getPublicExponent())));
    }

    private void serve(String path, java.util.function.Supplier<Map<String, Object>> content) {
        server.createContext("/realms/keskio" + path, exchange -> answer(exchange, json(content.get())));
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] json(Map<String, Object> content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
