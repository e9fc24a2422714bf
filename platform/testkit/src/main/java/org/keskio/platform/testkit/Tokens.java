package org.keskio.platform.testkit;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Signed tokens as Keycloak would issue them, for callers of every kind. */
public final class Tokens {

    /** Who issues them; {@link TokensResource} makes the service believe it. */
    static final String KEY_ID = "testkit";

    private static final KeyPair KEYS = newKeys();
    private static final KeyPair OTHER_KEYS = newKeys();
    private static final Duration LIFE = Duration.ofHours(1);

    private Tokens() {}

    /** A shopper who is this customer. */
    public static String customer(String customerId) {
        return with(List.of("customer"), Map.of("customer_id", customerId));
    }

    /** A clerk bound to a store. */
    public static String clerk(String store) {
        return with(List.of("clerk"), Map.of("store", store));
    }

    /** A store manager, who is a clerk as well. */
    public static String storeManager(String store) {
        return with(List.of("clerk", "store-manager"), Map.of("store", store));
    }

    public static String priceManager() {
        return with(List.of("price-manager"), Map.of());
    }

    public static String marketer() {
        return with(List.of("marketer"), Map.of());
    }

    public static String operator() {
        return with(List.of("operator"), Map.of());
    }

    /** A web shop's or till's own account. */
    public static String shop() {
        return with(List.of("shop"), Map.of());
    }

    /** The account of one of our services. */
    public static String service() {
        return with(List.of("service"), Map.of());
    }

    /** Any roles and claims; {@code sub} and {@code preferred_username} may be among the claims. */
    public static String with(List<String> roles, Map<String, Object> claims) {
        return sign(KEYS, roles, claims, now().plus(LIFE));
    }

    /** A token that is good for so long yet. */
    public static String endingIn(Duration left, List<String> roles, Map<String, Object> claims) {
        return sign(KEYS, roles, claims, now().plus(left));
    }

    /** A token that was good until an hour ago. */
    public static String expired(List<String> roles, Map<String, Object> claims) {
        return sign(KEYS, roles, claims, now().minus(LIFE));
    }

    /** A token that looks right and is signed by somebody else. */
    public static String forged(List<String> roles, Map<String, Object> claims) {
        return sign(OTHER_KEYS, roles, claims, now().plus(LIFE));
    }

    static java.security.PublicKey publicKey() {
        return KEYS.getPublic();
    }

    private static String sign(KeyPair keys, List<String> roles, Map<String, Object> claims, Instant end) {
        JwtClaimsBuilder token = Jwt.claims()
                .issuer(TokensResource.ISSUER)
                .subject("test-" + String.join("-", roles))
                .claim("preferred_username", "test." + String.join(".", roles))
                .claim("typ", "Bearer")
                .claim("realm_access", Map.of("roles", roles));
        claims.forEach(token::claim);
        return token.issuedAt(end.minus(LIFE.multipliedBy(2)))
                .expiresAt(end)
                .jws()
                .keyId(KEY_ID)
                .sign(keys.getPrivate());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
