package org.keskio.gateway.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.GatewaySettings;
import org.keskio.gateway.problem.Problem;
import org.keskio.gateway.problem.Reason;

/**
 * Refuses requests that another site makes a browser send with its session cookie: a mutation needs a token bound to the
 * session, and must not come from elsewhere. Callers with a bearer token are not concerned.
 */
@ApplicationScoped
public class Csrf {

    /** The header that carries the token. */
    public static final String HEADER = "X-CSRF-Token";

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String ALGORITHM = "HmacSHA256";

    private final SecurityIdentity identity;
    private final GatewaySettings settings;
    private final SecretKeySpec key;

    @Inject
    Csrf(
            SecurityIdentity identity,
            GatewaySettings settings,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> clientSecret) {
        this.identity = identity;
        this.settings = settings;
        this.key = keyFrom(clientSecret.filter(secret -> !secret.isEmpty()));
    }

    @ServerRequestFilter
    public void check(HttpServerRequest request) {
        if (HARMLESS.contains(request.method().name()) || !isBySession(request)) {
            return;
        }
        if (isFromElsewhere(request) || !matches(request.getHeader(HEADER))) {
            throw Problem.of(
                            Reason.CSRF_REFUSED,
                            "A session's request needs the header " + HEADER + " from /api/clerk/v1/me")
                    .build();
        }
    }

    /** The token for the caller's session; empty for callers with a bearer token. */
    public Optional<String> tokenFor(HttpServerRequest request) {
        return isBySession(request) ? Optional.of(token()) : Optional.empty();
    }

    /** A request with an Authorization header is never judged by its cookies. */
    private boolean isBySession(HttpServerRequest request) {
        return !identity.isAnonymous() && request.getHeader("Authorization") == null;
    }

    private boolean isFromElsewhere(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeader("Origin");
        return origin != null && !origin.equals(ownOrigin(request)) && !isPublic(origin);
    }

    private static String ownOrigin(HttpServerRequest request) {
        return request.scheme() + "://" + request.getHeader("Host");
    }

    private boolean isPublic(String origin) {
        return settings.publicUrl()
                .map(URI::toString)
                .map(Csrf::withoutSlash)
                .filter(origin::equals)
                .isPresent();
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private boolean matches(@Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token().getBytes(StandardCharsets.UTF_8));
    }

    private String token() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] sum = mac.doFinal(session().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What names the session: Keycloak's session id, and the person in it. */
    private String session() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token.getClaim("sid") + " " + token.getSubject();
        }
        return identity.getPrincipal().getName();
    }

    /** The same key in every replica, and no use of the client's secret itself. */
    private static SecretKeySpec keyFrom(Optional<String> clientSecret) {
        byte[] secret = clientSecret
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> SecureRandom.getSeed(32));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return new SecretKeySpec(mac.doFinal("keskio csrf 1".getBytes(StandardCharsets.UTF_8)), ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
