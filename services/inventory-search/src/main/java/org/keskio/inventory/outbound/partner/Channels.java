package org.keskio.inventory.outbound.partner;

import io.grpc.Channel;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpcio.client.GrpcIoClient;
import io.vertx.grpcio.client.GrpcIoClientChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keskio.inventory.domain.partner.Endpoint;

/**
 * A connection to each partner. Not one of the configured clients of Quarkus: those carry our users' tokens, which are
 * not for partners.
 */
@ApplicationScoped
class Channels {

    private static final int CONNECT_MILLIS = 1_000;

    private final Vertx vertx;
    private final Map<Endpoint, GrpcIoClient> clients = new ConcurrentHashMap<>();

    @Inject
    Channels(Vertx vertx) {
        this.vertx = vertx;
    }

    Channel to(Endpoint endpoint) {
        GrpcIoClient client = clients.computeIfAbsent(endpoint, this::client);
        return new GrpcIoClientChannel(client, SocketAddress.inetSocketAddress(endpoint.port(), endpoint.host()));
    }

    void close(@Observes ShutdownEvent end) {
        clients.values().forEach(GrpcIoClient::close);
    }

    private GrpcIoClient client(Endpoint endpoint) {
        return GrpcIoClient.client(
                vertx,
                new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false)
                        .setSsl(endpoint.tls())
                        .setUseAlpn(endpoint.tls())
                        .setVerifyHost(true)
                        .setDefaultHost(endpoint.host())
                        .setDefaultPort(endpoint.port())
                        .setConnectTimeout(CONNECT_MILLIS));
    }
}
