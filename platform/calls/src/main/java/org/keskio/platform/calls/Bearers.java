package org.keskio.platform.calls;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The token that a call carries: the user's while we act for one, else the service's own. */
@ApplicationScoped
class Bearers {

    private final Callers callers;
    private final OidcClient account;
    private final TokensHelper tokens = new TokensHelper();

    @Inject
    Bearers(Callers callers, OidcClient account) {
        this.callers = callers;
        this.account = account;
    }

    Uni<String> forCall(boolean asService) {
        if (asService) {
            return ofService();
        }
        return callers.identity()
                .map(identity -> identity.getCredential(AccessTokenCredential.class))
                .map(credential -> Uni.createFrom().item(credential.getToken()))
                .orElseGet(this::ofService);
    }

    /** Kept until shortly before it ends, then fetched again. */
    private Uni<String> ofService() {
        return tokens.getTokens(account).map(Tokens::getAccessToken);
    }
}
