package org.keskio.identity.outbound.keycloak;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.keskio.identity.application.Accounts;
import org.keskio.identity.application.IdentitySettings;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.EmailAddress;

/** Logins in Keycloak, off the event loop and within a time limit. */
@ApplicationScoped
class KeycloakAccounts implements Accounts {

    private static final Logger LOG = Logger.getLogger(KeycloakAccounts.class);

    private final Vertx vertx;
    private final IdentitySettings settings;
    private final Realm realm;

    KeycloakAccounts(Vertx vertx, IdentitySettings settings, Realm realm) {
        this.vertx = vertx;
        this.settings = settings;
        this.realm = realm;
    }

    @Override
    public Uni<Outcome> open(CustomerId id, EmailAddress email) {
        Context caller = vertx.getOrCreateContext();
        return vertx.<Outcome>executeBlocking(Uni.createFrom().item(() -> realm.open(id, email)), false)
                .ifNoItem()
                .after(settings.accounts().timeout())
                .failWith(TimeoutException::new)
                .onFailure()
                .recoverWithItem(failure -> {
                    // The cause may quote the address; its kind is enough here.
                    LOG.warnf(
                            "Keycloak did not open the login of customer %s: %s",
                            id, failure.getClass().getName());
                    return new Outcome.Away();
                })
                .emitOn(command -> caller.runOnContext(command));
    }
}
