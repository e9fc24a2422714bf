package org.keskio.platform.calls;

import io.grpc.ClientCall;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/** A unary call that may take several tries; its user sees one. */
final class GuardedCall<I, O> extends ClientCall<I, O> {

    private final Supplier<ClientCall<I, O>> tries;
    private final Uni<String> bearer;
    private final Deadline deadline;
    private final Guard breaker;
    private final Guard retry;

    private volatile @Nullable ClientCall<I, O> running;
    private volatile boolean cancelled;
    private @Nullable Listener<O> user;
    private @Nullable Metadata headers;
    private @Nullable I request;

    GuardedCall(Supplier<ClientCall<I, O>> tries, Uni<String> bearer, Deadline deadline, Guard breaker, Guard retry) {
        this.tries = tries;
        this.bearer = bearer;
        this.deadline = deadline;
        this.breaker = breaker;
        this.retry = retry;
    }

    @Override
    public void start(Listener<O> listener, Metadata sent) {
        this.user = listener;
        this.headers = sent;
    }

    @Override
    public void sendMessage(I message) {
        this.request = message;
    }

    /** The request is complete: now it can be sent, and sent again. */
    @Override
    public void halfClose() {
        Listener<O> listener = user;
        Metadata sent = headers;
        I message = request;
        if (listener == null || sent == null || message == null) {
            throw new IllegalStateException("A unary call is started and given its message first");
        }
        // A retry comes on a timer's thread; the call belongs to the context that began it.
        Context context = Vertx.currentContext();
        TypeLiteral<Uni<Answer<O>>> type = new TypeLiteral<>() {};
        breaker.get(() -> inTime(retry.get(() -> on(context, attempt(sent, message)), type)), type)
                .subscribe()
                .with(answer -> give(listener, answer), error -> refuse(listener, error));
    }

    @Override
    public void request(int messages) {
        // One answer comes, and it is always wanted.
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        cancelled = true;
        ClientCall<I, O> call = running;
        if (call != null) {
            call.cancel(message, cause);
        }
    }

    /** The HTTP/2 client tells the other side the deadline but does not watch it itself. */
    private Uni<Answer<O>> inTime(Uni<Answer<O>> call) {
        long left = Math.max(1, deadline.timeRemaining(TimeUnit.MILLISECONDS));
        return call.ifNoItem().after(Duration.ofMillis(left)).recoverWithUni(() -> {
            cancel("The deadline has passed", null);
            return Uni.createFrom()
                    .failure(Status.DEADLINE_EXCEEDED
                            .withDescription("No answer in time")
                            .asRuntimeException());
        });
    }

    private Uni<Answer<O>> attempt(Metadata sent, I message) {
        return bearer.onFailure()
                .transform(error -> Errors.of(
                        Status.Code.UNAVAILABLE, "TOKEN_NOT_AVAILABLE", ErrorMapping.DOMAIN, "No token for the call"))
                .chain(token -> Uni.createFrom().emitter(emitter -> send(sent, message, token, emitter)));
    }

    private void send(Metadata sent, I message, String token, UniEmitter<? super Answer<O>> emitter) {
        if (cancelled) {
            emitter.fail(Status.CANCELLED.asRuntimeException());
            return;
        }
        Metadata withToken = new Metadata();
        withToken.merge(sent);
        withToken.put(OutgoingCalls.AUTHORIZATION, "Bearer " + token);
        ClientCall<I, O> call = tries.get();
        running = call;
        call.start(new Collector<>(emitter), withToken);
        call.request(2);
        call.sendMessage(message);
        call.halfClose();
    }

    private static <O> Uni<Answer<O>> on(@Nullable Context context, Uni<Answer<O>> attempt) {
        return context == null
                ? attempt
                : attempt.runSubscriptionOn(task -> {
                    if (context.equals(Vertx.currentContext())) {
                        task.run();
                    } else {
                        context.runOnContext(ignored -> task.run());
                    }
                });
    }

    private static <O> void give(Listener<O> user, Answer<O> answer) {
        user.onHeaders(answer.headers());
        user.onMessage(answer.message());
        user.onClose(Status.OK, answer.trailers());
    }

    private static <O> void refuse(Listener<O> user, Throwable error) {
        StatusRuntimeException typed = switch (error) {
            case StatusRuntimeException status -> status;
            case CircuitBreakerOpenException _ ->
                Errors.of(
                        Status.Code.UNAVAILABLE,
                        "SERVICE_KEEPS_FAILING",
                        ErrorMapping.DOMAIN,
                        "The service keeps failing and is left alone for a moment");
            case TimeoutException _ -> Status.DEADLINE_EXCEEDED.asRuntimeException();
            default -> Status.fromThrowable(error).asRuntimeException();
        };
        Metadata trailers = typed.getTrailers();
        user.onClose(typed.getStatus(), trailers == null ? new Metadata() : trailers);
    }

    private record Answer<O>(Metadata headers, O message, Metadata trailers) {}

    /** Keeps the parts of one try's answer until it is known to be good. */
    private static final class Collector<O> extends Listener<O> {

        private final UniEmitter<? super Answer<O>> emitter;
        private Metadata headers = new Metadata();
        private @Nullable O message;

        Collector(UniEmitter<? super Answer<O>> emitter) {
            this.emitter = emitter;
        }

        @Override
        public void onHeaders(Metadata received) {
            headers = received;
        }

        @Override
        public void onMessage(O received) {
            message = received;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            O answer = message;
            if (!status.isOk()) {
                emitter.fail(named(status).asRuntimeException(trailers));
            } else if (answer == null) {
                emitter.fail(Status.INTERNAL
                        .withDescription("An answer without a message")
                        .asRuntimeException(trailers));
            } else {
                emitter.complete(new Answer<>(headers, answer, trailers));
            }
        }

        /** The client calls it unknown when a server was killed in the middle of a call; it is away. */
        private static Status named(Status status) {
            Throwable cause = status.getCause();
            boolean lost = status.getCode() == Status.Code.UNKNOWN && cause != null && Outages.isOutage(cause);
            return lost ? Status.UNAVAILABLE.withCause(cause) : status;
        }
    }
}
