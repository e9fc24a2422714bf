package org.keskio.profile.outbound.identity;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keskio.identity.v1.Customer;
import org.keskio.identity.v1.GetCustomerRequest;
import org.keskio.identity.v1.IdentifierKind;
import org.keskio.identity.v1.MutinyIdentityServiceGrpc.MutinyIdentityServiceStub;
import org.keskio.platform.calls.OutgoingCalls;
import org.keskio.profile.application.Identities;
import org.keskio.profile.application.ProfileSettings;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Lookup;
import org.keskio.profile.domain.Reach;

/** Asks identity, as the service: a clerk may not see identifiers, and gets them masked here. */
@ApplicationScoped
class GrpcIdentities implements Identities {

    private static final Logger LOG = Logger.getLogger(GrpcIdentities.class);

    private final MutinyIdentityServiceStub identity;
    private final ProfileSettings settings;
    private final Vertx vertx;

    GrpcIdentities(@GrpcClient("identity") MutinyIdentityServiceStub identity, ProfileSettings settings, Vertx vertx) {
        this.identity = identity.withOption(OutgoingCalls.AS_SERVICE, true);
        this.settings = settings;
        this.vertx = vertx;
    }

    @Override
    public Uni<Lookup> lookup(CustomerId id) {
        Context caller = vertx.getOrCreateContext();
        return identity.withDeadlineAfter(settings.identityTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .getCustomer(GetCustomerRequest.newBuilder()
                        .setCustomerId(id.toString())
                        .build())
                .<Lookup>map(answer -> new Lookup.Known(reach(answer.getCustomer())))
                .onFailure()
                .recoverWithItem(failure -> failed(id, failure))
                .emitOn(command -> caller.runOnContext(nothing -> command.run()));
    }

    private static Lookup failed(CustomerId id, Throwable failure) {
        if (failure instanceof StatusRuntimeException status
                && status.getStatus().getCode() == Status.Code.NOT_FOUND) {
            return new Lookup.Unknown();
        }
        LOG.warnf("Identity did not answer about customer %s: %s", id, failure);
        return new Lookup.Away();
    }

    private static Reach reach(Customer customer) {
        return new Reach(
                first(customer, IdentifierKind.IDENTIFIER_KIND_EMAIL),
                first(customer, IdentifierKind.IDENTIFIER_KIND_PHONE));
    }

    private static Optional<String> first(Customer customer, IdentifierKind kind) {
        return customer.getIdentifiersList().stream()
                .filter(identifier -> identifier.getKind() == kind)
                .map(org.keskio.identity.v1.Identifier::getValue)
                .findFirst();
    }
}
