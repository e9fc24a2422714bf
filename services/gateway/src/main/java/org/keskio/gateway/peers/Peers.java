package org.keskio.gateway.peers;

import io.grpc.stub.AbstractStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.keskio.gateway.problem.PeerProblems;
import org.keskio.identity.v1.MutinyIdentityServiceGrpc.MutinyIdentityServiceStub;
import org.keskio.inventory.v1.MutinyCatalogueServiceGrpc.MutinyCatalogueServiceStub;
import org.keskio.inventory.v1.MutinyDemandServiceGrpc.MutinyDemandServiceStub;
import org.keskio.inventory.v1.MutinyLocationServiceGrpc.MutinyLocationServiceStub;
import org.keskio.inventory.v1.MutinyPartnerDirectoryServiceGrpc.MutinyPartnerDirectoryServiceStub;
import org.keskio.inventory.v1.MutinyPolicyServiceGrpc.MutinyPolicyServiceStub;
import org.keskio.inventory.v1.MutinySendServiceGrpc.MutinySendServiceStub;
import org.keskio.inventory.v1.MutinyStockServiceGrpc.MutinyStockServiceStub;
import org.keskio.messaging.v1.MutinyMessagingServiceGrpc.MutinyMessagingServiceStub;
import org.keskio.pricing.v1.MutinyPricingServiceGrpc.MutinyPricingServiceStub;
import org.keskio.profile.v1.MutinyProfileServiceGrpc.MutinyProfileServiceStub;

/**
 * The services behind the gateway. Each call has a deadline; a call that fails becomes a problem that names the service.
 */
@Singleton
public class Peers {

    private final MutinyIdentityServiceStub identity;
    private final MutinyProfileServiceStub profile;
    private final MutinyPricingServiceStub pricing;
    private final MutinyCatalogueServiceStub catalogue;
    private final MutinyLocationServiceStub locations;
    private final MutinyStockServiceStub stock;
    private final MutinySendServiceStub sends;
    private final MutinyPartnerDirectoryServiceStub partners;
    private final MutinyPolicyServiceStub policies;
    private final MutinyDemandServiceStub demand;
    private final MutinyMessagingServiceStub messaging;
    private final Optional<Duration> patience;

    @Inject
    Peers(
            @GrpcClient("identity") MutinyIdentityServiceStub identity,
            @GrpcClient("profile") MutinyProfileServiceStub profile,
            @GrpcClient("pricing") MutinyPricingServiceStub pricing,
            @GrpcClient("inventory") MutinyCatalogueServiceStub catalogue,
            @GrpcClient("inventory") MutinyLocationServiceStub locations,
            @GrpcClient("inventory") MutinyStockServiceStub stock,
            @GrpcClient("inventory") MutinySendServiceStub sends,
            @GrpcClient("inventory") MutinyPartnerDirectoryServiceStub partners,
            @GrpcClient("inventory") MutinyPolicyServiceStub policies,
            @GrpcClient("inventory") MutinyDemandServiceStub demand,
            @GrpcClient("messaging") MutinyMessagingServiceStub messaging) {
        this.identity = identity;
        this.profile = profile;
        this.pricing = pricing;
        this.catalogue = catalogue;
        this.locations = locations;
        this.stock = stock;
        this.sends = sends;
        this.partners = partners;
        this.policies = policies;
        this.demand = demand;
        this.messaging = messaging;
        this.patience = Optional.empty();
    }

    private Peers(Peers peers, Duration patience) {
        this.identity = peers.identity;
        this.profile = peers.profile;
        this.pricing = peers.pricing;
        this.catalogue = peers.catalogue;
        this.locations = peers.locations;
        this.stock = peers.stock;
        this.sends = peers.sends;
        this.partners = peers.partners;
        this.policies = peers.policies;
        this.demand = peers.demand;
        this.messaging = peers.messaging;
        this.patience = Optional.of(patience);
    }

    /** The same services for calls that may take longer than a screen would wait. */
    public Peers within(Duration deadline) {
        return new Peers(this, deadline);
    }

    /** Who a customer is. */
    public <R> Uni<R> identity(Function<MutinyIdentityServiceStub, Uni<R>> call) {
        return call("identity", identity, call);
    }

    /** The person. */
    public <R> Uni<R> profile(Function<MutinyProfileServiceStub, Uni<R>> call) {
        return call("profile", profile, call);
    }

    /** The price book. */
    public <R> Uni<R> pricing(Function<MutinyPricingServiceStub, Uni<R>> call) {
        return call("pricing", pricing, call);
    }

    /** Products. */
    public <R> Uni<R> catalogue(Function<MutinyCatalogueServiceStub, Uni<R>> call) {
        return call("inventory-search", catalogue, call);
    }

    /** Stores, warehouses, partners. */
    public <R> Uni<R> locations(Function<MutinyLocationServiceStub, Uni<R>> call) {
        return call("inventory-search", locations, call);
    }

    /** Stock and reservations. */
    public <R> Uni<R> stock(Function<MutinyStockServiceStub, Uni<R>> call) {
        return call("inventory-search", stock, call);
    }

    /** Plans and send orders. */
    public <R> Uni<R> sends(Function<MutinySendServiceStub, Uni<R>> call) {
        return call("inventory-search", sends, call);
    }

    /** Partners. */
    public <R> Uni<R> partners(Function<MutinyPartnerDirectoryServiceStub, Uni<R>> call) {
        return call("inventory-search", partners, call);
    }

    /** The sourcing policy. */
    public <R> Uni<R> policies(Function<MutinyPolicyServiceStub, Uni<R>> call) {
        return call("inventory-search", policies, call);
    }

    /** What customers wanted and did not get. */
    public <R> Uni<R> demand(Function<MutinyDemandServiceStub, Uni<R>> call) {
        return call("inventory-search", demand, call);
    }

    /** Messages to customers. */
    public <R> Uni<R> messaging(Function<MutinyMessagingServiceStub, Uni<R>> call) {
        return call("messaging", messaging, call);
    }

    private <S extends AbstractStub<S>, R> Uni<R> call(String service, S stub, Function<S, Uni<R>> call) {
        return Uni.createFrom()
                .deferred(() -> call.apply(
                        patience.map(limit -> stub.withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS))
                                .orElse(stub)))
                .onFailure()
                .transform(failure -> PeerProblems.of(service, failure));
    }
}
