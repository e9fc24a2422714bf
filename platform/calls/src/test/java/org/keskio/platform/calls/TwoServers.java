package org.keskio.platform.calls;

import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.keskio.platform.calls.test.EchoGrpc;
import org.keskio.platform.calls.test.SayRequest;
import org.keskio.platform.calls.test.SayResponse;

/** Two plain servers that take turns as "pricing". */
public class TwoServers implements QuarkusTestResourceLifecycleManager {

    static final int[] PORTS = {freePort(), freePort()};
    static final Map<Integer, Server> RUNNING = new ConcurrentHashMap<>();
    static final AtomicInteger FAILURES_LEFT = new AtomicInteger();
    static final AtomicInteger CALLS = new AtomicInteger();

    private static final io.grpc.Context.Key<String> TOKEN = io.grpc.Context.key("token");

    @Override
    public Map<String, String> start() {
        startServer(0);
        startServer(1);
        return Map.of("KESKIO_PRICING_ADDRESSES", "localhost:" + PORTS[0] + ",localhost:" + PORTS[1]);
    }

    @Override
    public void stop() {
        stopServer(0);
        stopServer(1);
    }

    static void startServer(int index) {
        int port = PORTS[index];
        RUNNING.computeIfAbsent(port, ignored -> {
            try {
                return ServerBuilder.forPort(port)
                        .addService(answering(port))
                        .intercept(TwoServers::noteToken)
                        .build()
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static void stopServer(int index) {
        Server server = RUNNING.remove(PORTS[index]);
        if (server != null) {
            server.shutdownNow();
            try {
                server.awaitTermination();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <I, O> ServerCall.Listener<I> noteToken(
            ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
        String token = String.valueOf(headers.get(OutgoingCalls.AUTHORIZATION));
        return Contexts.interceptCall(io.grpc.Context.current().withValue(TOKEN, token), call, headers, next);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No subclass of the generated base: Quarkus would take it for a service of the application. */
    private static ServerServiceDefinition answering(int port) {
        return ServerServiceDefinition.builder(EchoGrpc.SERVICE_NAME)
                .addMethod(
                        EchoGrpc.getSayMethod(), ServerCalls.asyncUnaryCall((request, out) -> say(port, request, out)))
                .build();
    }

    private static void say(int port, SayRequest request, StreamObserver<SayResponse> out) {
        CALLS.incrementAndGet();
        if (request.getText().equals("never")) {
            return;
        }
        if (FAILURES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            out.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        out.onNext(SayResponse.newBuilder()
                .setText(request.getText())
                .setCaller(TOKEN.get())
                .setPort(port)
                .build());
        out.onCompleted();
    }
}
