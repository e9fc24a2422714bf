package org.keskio.platform.calls;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A streaming call that begins once its token is there; what is said to it before waits in order. */
final class LateCall<I, O> extends ClientCall<I, O> {

    private final ClientCall<I, O> call;
    private final Uni<String> bearer;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean begun;

    LateCall(ClientCall<I, O> call, Uni<String> bearer) {
        this.call = call;
        this.bearer = bearer;
    }

    @Override
    public void start(Listener<O> listener, Metadata headers) {
        bearer.subscribe()
                .with(
                        token -> begin(() -> {
                            headers.put(OutgoingCalls.AUTHORIZATION, "Bearer " + token);
                            call.start(listener, headers);
                        }),
                        error -> listener.onClose(
                                Status.UNAVAILABLE
                                        .withDescription("No token for the call")
                                        .withCause(error),
                                new Metadata()));
    }

    @Override
    public void request(int messages) {
        later(() -> call.request(messages));
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        later(() -> call.cancel(message, cause));
    }

    @Override
    public void halfClose() {
        later(call::halfClose);
    }

    @Override
    public void sendMessage(I message) {
        later(() -> call.sendMessage(message));
    }

    @Override
    public boolean isReady() {
        synchronized (this) {
            return begun && call.isReady();
        }
    }

    private synchronized void begin(Runnable start) {
        start.run();
        waiting.forEach(Runnable::run);
        waiting.clear();
        begun = true;
    }

    private synchronized void later(Runnable step) {
        if (begun) {
            step.run();
        } else {
            waiting.add(step);
        }
    }
}
