package org.keskio.gateway.web;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Ends a browser's session, here and at Keycloak. */
@ApplicationScoped
public class SessionEnd {

    private static final Logger LOG = Logger.getLogger(SessionEnd.class);
    private static final long PATIENCE_MS = 5000;

    private final SecurityIdentity identity;
    private final Instance<OidcSession> session;
    private final Instance<RefreshToken> refreshToken;
    private final Instance<OidcConfigurationMetadata> provider;
    private final WebClient http;
    private final String clientId;
    private final Optional<String> clientSecret;

    @Inject
    SessionEnd(
            SecurityIdentity identity,
            Instance<OidcSession> session,
            Instance<RefreshToken> refreshToken,
            Instance<OidcConfigurationMetadata> provider,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> clientSecret) {
        this.identity = identity;
        this.session = session;
        this.refreshToken = refreshToken;
        this.provider = provider;
        this.http = WebClient.create(vertx);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /** The session of this request, if it has one; a bearer token has none. */
    public Uni<Void> of(HttpServerRequest request) {
        if (identity.isAnonymous() || request.getHeader("Authorization") != null) {
            return Uni.createFrom().voidItem();
        }
        return atKeycloak().chain(() -> session.get().logout());
    }

    /** Without the browser: no page of Keycloak's flashes by. While Keycloak is away the session ends here only. */
    private Uni<Void> atKeycloak() {
        String token = refreshToken.get().getToken();
        String address = provider.get().getEndSessionUri();
        if (token == null || address == null) {
            return Uni.createFrom().voidItem();
        }
        MultiMap form =
                MultiMap.caseInsensitiveMultiMap().set("client_id", clientId).set("refresh_token", token);
        clientSecret.ifPresent(secret -> form.set("client_secret", secret));
        return UniHelper.toUni(http.postAbs(address).timeout(PATIENCE_MS).sendForm(form))
                .invoke(answer -> {
                    if (answer.statusCode() >= 400) {
                        LOG.warnf("Keycloak did not end a session: status %d", answer.statusCode());
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.warn("Keycloak did not end a session", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
