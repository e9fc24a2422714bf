package org.keskio.platform.calls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verifies a caller's token once and remembers the caller for a moment: checking a signature and reading claims again for
 * each call costs as much as many an answer. Never longer than the token itself holds; what was refused is not remembered.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

    /** So long a key that was withdrawn is still believed. */
    static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int MOST = 1_000;

    private final OidcIdentityProvider verifier;
    private final Cache<String, SecurityIdentity> known;

    @Inject
    VerifiedTokens(OidcIdentityProvider verifier) {
        this(verifier, Clock.systemUTC());
    }

    VerifiedTokens(OidcIdentityProvider verifier, Clock clock) {
        this.verifier = verifier;
        known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .executor(Runnable::run)
                .expireAfter(Expiry.<String, SecurityIdentity>creating(
                        (token, identity) -> holdsFor(identity, clock.instant())))
                .build();
    }

    /** Before the verifier, whose is the default. */
    @Override
    public int priority() {
        return verifier.priority() + 1;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!(request.getToken() instanceof AccessTokenCredential)) {
            return verifier.authenticate(request, context);
        }
        String token = request.getToken().getToken();
        SecurityIdentity caller = known.getIfPresent(token);
        return caller == null
                ? verifier.authenticate(request, context).invoke(identity -> remember(token, identity))
                : Uni.createFrom().item(of(request, caller));
    }

    boolean remembers(String token) {
        return known.getIfPresent(token) != null;
    }

    private void remember(String token, SecurityIdentity identity) {
        // The call that the token came with first is not part of who the caller is.
        known.put(
                token,
                QuarkusSecurityIdentity.builder(identity)
                        .addAttribute(HttpSecurityUtils.ROUTING_CONTEXT_ATTRIBUTE, "")
                        .build());
    }

    private static SecurityIdentity of(TokenAuthenticationRequest request, SecurityIdentity caller) {
        return QuarkusSecurityIdentity.builder(caller)
                .addAttribute(
                        HttpSecurityUtils.ROUTING_CONTEXT_ATTRIBUTE,
                        HttpSecurityUtils.getRoutingContextAttribute(request))
                .build();
    }

    private static Duration holdsFor(SecurityIdentity identity, Instant now) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, Instant.ofEpochSecond(token.getExpirationTime()));
        return left.compareTo(REMEMBERED) < 0 ? left : REMEMBERED;
    }
}
