package org.keskio.platform.calls;

import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Our own client, configured as those of the services are. */
@ApplicationScoped
class Echoes {

    @Inject
    @GrpcClient("pricing")
    Channel channel;

    Channel channel() {
        return channel;
    }
}
