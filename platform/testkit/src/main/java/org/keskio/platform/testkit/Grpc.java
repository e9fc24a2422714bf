package org.keskio.platform.testkit;

import static org.awaitility.Awaitility.await;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** A real channel to the service under test; close it after use. */
public final class Grpc implements AutoCloseable {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<Integer> READY = ConcurrentHashMap.newKeySet();

    private final ManagedChannel channel;

    private Grpc(ManagedChannel channel) {
        this.channel = channel;
    }

    /** Connects to the port that Quarkus listens on in this test, unless the service says that it is not ready yet. */
    public static Grpc open() {
        int port = ConfigProvider.getConfig()
                .getOptionalValue("quarkus.http.test-port", Integer.class)
                .filter(given -> given > 0)
                .orElseGet(() -> ConfigProvider.getConfig()
                        .getValue("test.url", URI.class)
                        .getPort());
        if (!READY.contains(port)) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> isReady(port));
            READY.add(port);
        }
        return open(port);
    }

    private static boolean isReady(int port) throws IOException {
        URL health = URI.create("http://localhost:" + port + "/q/health/ready").toURL();
        return ((HttpURLConnection) health.openConnection()).getResponseCode() != HttpURLConnection.HTTP_UNAVAILABLE;
    }

    /** Connects to a port of this machine. */
    public static Grpc open(int port) {
        return new Grpc(ManagedChannelBuilder.forAddress("localhost", port)
                .usePlaintext()
                .build());
    }

    /** Calls without a token. */
    public Channel anonymous() {
        return channel;
    }

    /** Calls with this token, e.g. {@code PricingServiceGrpc.newBlockingStub(grpc.as(Tokens.clerk("FI-HEL-01")))}. */
    public Channel as(String token) {
        return ClientInterceptors.intercept(channel, new Bearer(token));
    }

    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Bearer(String token) implements ClientInterceptor {

        @Override
        public <I, O> ClientCall<I, O> interceptCall(MethodDescriptor<I, O> method, CallOptions options, Channel next) {
            return new ForwardingClientCall.SimpleForwardingClientCall<>(next.newCall(method, options)) {
                @Override
                public void start(Listener<O> listener, Metadata headers) {
                    headers.put(AUTHORIZATION, "Bearer " + token);
                    super.start(listener, headers);
                }
            };
        }

        @Override
        public String toString() {
            return "Bearer";
        }
    }
}
