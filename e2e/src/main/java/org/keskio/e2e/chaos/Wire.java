package org.keskio.e2e.chaos;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keskio.inventory.v1.SendServiceGrpc;
import org.keskio.inventory.v1.SendServiceGrpc.SendServiceBlockingStub;

/** The connections of all clients: to inventory-search, which is killed, and to pricing. */
final class Wire implements AutoCloseable {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Issuer issuer;
    private final ManagedChannel inventory;
    private final ManagedChannel pricing;
    private final Map<String, SendServiceBlockingStub> clerks = new ConcurrentHashMap<>();

    Wire(Issuer issuer, int inventoryPort, int pricingPort) {
        this.issuer = issuer;
        inventory = open(inventoryPort);
        pricing = open(pricingPort);
    }

    /** What a clerk of this store uses. */
    SendServiceBlockingStub clerk(String store) {
        return clerks.computeIfAbsent(
                store, code -> SendServiceGrpc.newBlockingStub(as(inventory, issuer.clerk(code))));
    }

    /** What our own services use. */
    SendServiceBlockingStub service() {
        return clerks.computeIfAbsent("", nobody -> SendServiceGrpc.newBlockingStub(as(inventory, issuer.service())));
    }

    /** inventory-search for an operator. */
    Channel inventoryOperator() {
        return as(inventory, issuer.operator());
    }

    /** pricing for an operator. */
    Channel pricingOperator() {
        return as(pricing, issuer.operator());
    }

    /** A server that was away is tried again at once, not when the connection's own patience is over. */
    void lookAgain() {
        inventory.resetConnectBackoff();
        pricing.resetConnectBackoff();
    }

    @Override
    public void close() {
        inventory.shutdownNow();
        pricing.shutdownNow();
    }

    private static ManagedChannel open(int port) {
        return ManagedChannelBuilder.forAddress("localhost", port)
                .usePlaintext()
                .build();
    }

    private static Channel as(ManagedChannel channel, String token) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
