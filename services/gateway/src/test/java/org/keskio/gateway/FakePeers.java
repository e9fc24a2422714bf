package org.keskio.gateway;

import com.google.protobuf.Message;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keskio.identity.v1.IdentityServiceGrpc;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.DemandServiceGrpc;
import org.keskio.inventory.v1.LocationServiceGrpc;
import org.keskio.inventory.v1.PartnerDirectoryServiceGrpc;
import org.keskio.inventory.v1.PolicyServiceGrpc;
import org.keskio.inventory.v1.SendServiceGrpc;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.pricing.v1.PricingServiceGrpc;
import org.keskio.profile.v1.ProfileServiceGrpc;

/** The services behind the gateway, on a real port, answering as each test says. Messaging is away. */
public class FakePeers implements QuarkusTestResourceLifecycleManager {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    // Spelled out: the interface above has a Context of its own.
    private static final io.grpc.Context.Key<String> TOKEN = io.grpc.Context.key("token");

    private static final Map<String, Function<Message, Message>> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();

    private @Nullable Server server;

    /** A call that came in, and with which token. */
    private record Asked(String method, Message request, String token) {}

    @Override
    public Map<String, String> start() {
        try {
            NettyServerBuilder builder =
                    NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (ServiceDescriptor service : List.of(
                    IdentityServiceGrpc.getServiceDescriptor(),
                    ProfileServiceGrpc.getServiceDescriptor(),
                    PricingServiceGrpc.getServiceDescriptor(),
                    CatalogueServiceGrpc.getServiceDescriptor(),
                    LocationServiceGrpc.getServiceDescriptor(),
                    StockServiceGrpc.getServiceDescriptor(),
                    SendServiceGrpc.getServiceDescriptor(),
                    PartnerDirectoryServiceGrpc.getServiceDescriptor(),
                    PolicyServiceGrpc.getServiceDescriptor(),
                    DemandServiceGrpc.getServiceDescriptor())) {
                builder.addService(ServerInterceptors.intercept(definition(service), new TokenReader()));
            }
            server = builder.build().start();
            String address = "localhost:" + server.getPort();
            return Map.of(
                    "quarkus.stork.identity.service-discovery.address-list", address,
                    "quarkus.stork.profile.service-discovery.address-list", address,
                    "quarkus.stork.pricing.service-discovery.address-list", address,
                    "quarkus.stork.inventory.service-discovery.address-list", address,
                    "quarkus.stork.messaging.service-discovery.address-list", "localhost:" + deadPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    /** From now on the method answers like this; an exception of gRPC is answered as such. */
    static <I extends Message, O extends Message> void answer(MethodDescriptor<I, O> method, Function<I, O> answer) {
        @SuppressWarnings("unchecked") // the request comes in by the method's own descriptor
        Function<Message, Message> untyped = request -> answer.apply((I) request);
        ANSWERS.put(method.getFullMethodName(), untyped);
    }

    /** What the method was asked, oldest first. */
    static <I extends Message> List<I> asked(MethodDescriptor<I, ?> method) {
        List<I> requests = new ArrayList<>();
        for (Asked asked : ASKED) {
            if (asked.method().equals(method.getFullMethodName())) {
                @SuppressWarnings("unchecked") // as above
                I request = (I) asked.request();
                requests.add(request);
            }
        }
        return requests;
    }

    /** The token of the method's last call. */
    static String tokenOf(MethodDescriptor<?, ?> method) {
        return ASKED.stream()
                .filter(asked -> asked.method().equals(method.getFullMethodName()))
                .reduce((first, second) -> second)
                .map(Asked::token)
                .orElseThrow();
    }

    /** Forgets answers and questions. */
    static void reset() {
        ANSWERS.clear();
        ASKED.clear();
    }

    private static ServerServiceDefinition definition(ServiceDescriptor service) {
        ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(service);
        for (MethodDescriptor<?, ?> method : service.getMethods()) {
            add(definition, method);
        }
        return definition.build();
    }

    private static <I, O> void add(ServerServiceDefinition.Builder definition, MethodDescriptor<I, O> method) {
        definition.addMethod(
                method, ServerCalls.asyncUnaryCall((request, observer) -> reply(method, (Message) request, observer)));
    }

    @SuppressWarnings("unchecked") // the answer was given for the method's own descriptor
    private static <O> void reply(MethodDescriptor<?, O> method, Message request, StreamObserver<O> observer) {
        ASKED.add(new Asked(method.getFullMethodName(), request, String.valueOf(TOKEN.get())));
        Function<Message, Message> answer = ANSWERS.get(method.getFullMethodName());
        try {
            if (answer == null) {
                throw Status.UNIMPLEMENTED
                        .withDescription("The test gave no answer for " + method.getFullMethodName())
                        .asRuntimeException();
            }
            observer.onNext((O) answer.apply(request));
            observer.onCompleted();
        } catch (RuntimeException e) {
            observer.onError(e);
        }
    }

    private static int deadPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Keeps the bearer token for the fake to look at. */
    private static final class TokenReader implements ServerInterceptor {

        @Override
        public <I, O> ServerCall.Listener<I> interceptCall(
                ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
            String header = headers.get(AUTHORIZATION);
            String token = header == null ? "" : header.substring("Bearer ".length());
            return Contexts.interceptCall(io.grpc.Context.current().withValue(TOKEN, token), call, headers, next);
        }
    }
}
