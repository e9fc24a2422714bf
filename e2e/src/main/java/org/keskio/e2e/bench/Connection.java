package org.keskio.e2e.bench;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A few connections to one server, with a token. */
final class Connection implements AutoCloseable {

    private static final int CHANNELS = 2;

    private final List<ManagedChannel> channels;
    private final String token;

    Connection(int port, String token) {
        this.token = token;
        channels = IntStream.range(0, CHANNELS)
                .mapToObj(n -> ManagedChannelBuilder.forAddress("localhost", port)
                        .usePlaintext()
                        .directExecutor()
                        .build())
                .toList();
    }

    /** One stub a connection. */
    <S> List<S> stubs(Function<io.grpc.Channel, S> stub) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return channels.stream()
                .map(channel -> io.grpc.ClientInterceptors.intercept(
                        channel, MetadataUtils.newAttachHeadersInterceptor(headers)))
                .map(stub)
                .toList();
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        for (ManagedChannel channel : channels) {
            try {
                channel.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
