package org.keskio.platform.calls;

import io.grpc.Status;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells who makes the current call. */
@ApplicationScoped
public class Callers {

    private final CurrentIdentityAssociation identities;

    @Inject
    Callers(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** The caller; UNAUTHENTICATED when the call carries no token, or there is no call at all. */
    public Caller current() {
        return find().orElseThrow(() -> Errors.of(
                Status.Code.UNAUTHENTICATED, "TOKEN_MISSING", ErrorMapping.DOMAIN, "A valid token is required"));
    }

    /** The caller, empty when nobody is known. */
    public Optional<Caller> find() {
        return identity().map(Callers::callerOf);
    }

    Optional<SecurityIdentity> identity() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        // Outside of a call, for example on a timer, finding out would block; there is nobody to find then.
        CompletableFuture<SecurityIdentity> known =
                identities.getDeferredIdentity().subscribeAsCompletionStage();
        return known.isDone() && !known.isCompletedExceptionally()
                ? Optional.ofNullable(known.join()).filter(identity -> !identity.isAnonymous())
                : Optional.empty();
    }

    private static Caller callerOf(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return new Caller(
                    Optional.ofNullable(token.getSubject()).orElse(token.getName()),
                    token.getName(),
                    identity.getRoles(),
                    text(token, "store"),
                    text(token, "customer_id"));
        }
        String name = identity.getPrincipal().getName();
        return new Caller(name, name, identity.getRoles(), Optional.empty(), Optional.empty());
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value == null || value.toString().isBlank() ? Optional.empty() : Optional.of(value.toString());
    }
}
