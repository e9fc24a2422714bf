package org.keskio.platform.calls;

import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.keskio.platform.calls.test.Echo;
import org.keskio.platform.calls.test.MutinyEchoGrpc;
import org.keskio.platform.calls.test.SayRequest;
import org.keskio.platform.calls.test.SayResponse;

/** Fails in every way a service of ours may. */
@GrpcService
public class EchoService implements Echo {

    enum Problem {
        OUT_OF_WORDS
    }

    @Inject
    Callers callers;

    @Inject
    Echoes others;

    @Override
    @RolesAllowed({"clerk", "service"})
    public Uni<SayResponse> say(SayRequest request) {
        return switch (request.getText()) {
            case "typed" ->
                Uni.createFrom()
                        .failure(Errors.of(
                                Status.Code.FAILED_PRECONDITION,
                                Problem.OUT_OF_WORDS,
                                "echo.keskio",
                                "No words left",
                                Map.of("left", "0")));
            case "refused value" -> throw new IllegalArgumentException("SKU must be 1-32 characters");
            case "bad id" ->
                Uni.createFrom()
                        .item(request)
                        .map(asked -> UUID.fromString(asked.getText()))
                        .map(id -> null);
            case "bug" -> Uni.createFrom().failure(new IllegalStateException("password=secret"));
            case "thrown bug" -> throw new NullPointerException("password=secret");
            case "framework refuses" -> Uni.createFrom().failure(deepInside());
            case "database away" ->
                Uni.createFrom().failure(new RuntimeException(new java.net.ConnectException("refused")));
            default ->
                Uni.createFrom()
                        .item(SayResponse.newBuilder()
                                .setText(request.getText())
                                .setCaller(callers.current().toString())
                                .build());
        };
    }

    @Override
    public Uni<SayResponse> relay(SayRequest request) {
        return MutinyEchoGrpc.newMutinyStub(others.channel()).say(request);
    }

    private static IllegalArgumentException deepInside() {
        IllegalArgumentException error = new IllegalArgumentException("jdbc:postgresql://secret");
        error.setStackTrace(new StackTraceElement[] {new StackTraceElement("org.hibernate.Query", "set", null, 1)});
        return error;
    }
}
