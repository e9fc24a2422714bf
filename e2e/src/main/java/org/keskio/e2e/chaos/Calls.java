package org.keskio.e2e.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Asks until there is an answer, as a handheld does while the clerk waits: an outage is tried again with the very same
 * request, a refusal is an answer. Anything else that comes back breaks a promise.
 */
final class Calls {

    /** How long one try may take. */
    static final Duration TRY = Duration.ofSeconds(6);

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final long LEAST_PAUSE_MILLIS = 100;
    private static final long MOST_PAUSE_MILLIS = 400;

    private final Wire wire;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final List<Broken> surprises = new CopyOnWriteArrayList<>();

    Calls(Wire wire) {
        this.wire = wire;
    }

    /** What a client was told in the end. */
    sealed interface Answer<A> {

        /** It was done. */
        record Given<A>(A value) implements Answer<A> {}

        /** It was not done, for this reason. */
        record Refused<A>(String reason) implements Answer<A> {}
    }

    /** How many questions were begun, repeats not counted. */
    int begun() {
        return begun.get();
    }

    /** How often a question was asked again. */
    int repeats() {
        return repeats.get();
    }

    /** Answers that nobody should get. */
    List<Broken> surprises() {
        return surprises;
    }

    /** Notes an answer that nobody should get. */
    void surprise(Broken broken) {
        surprises.add(broken);
    }

    /** Asks; {@code call} must send the same request each time. */
    <A> Answer<A> ask(String what, Supplier<A> call) {
        begun.incrementAndGet();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return new Answer.Given<>(call.get());
            } catch (StatusRuntimeException e) {
                switch (e.getStatus().getCode()) {
                    case FAILED_PRECONDITION, NOT_FOUND, PERMISSION_DENIED, RESOURCE_EXHAUSTED -> {
                        return new Answer.Refused<>(reason(e));
                    }
                    case UNAVAILABLE, DEADLINE_EXCEEDED -> {}
                    case OK,
                            CANCELLED,
                            UNKNOWN,
                            INVALID_ARGUMENT,
                            ALREADY_EXISTS,
                            ABORTED,
                            OUT_OF_RANGE,
                            UNIMPLEMENTED,
                            INTERNAL,
                            DATA_LOSS,
                            UNAUTHENTICATED ->
                        surprises.add(new Broken(
                                "an outage is told as UNAVAILABLE: " + what,
                                "an answer",
                                e.getStatus() + " " + reason(e)));
                }
            }
            if (System.nanoTime() > end) {
                surprises.add(new Broken(
                        "what is asked again is answered: " + what,
                        "an answer within " + PATIENCE.toSeconds() + " s",
                        "none"));
                return new Answer.Refused<>("NO_ANSWER");
            }
            repeats.incrementAndGet();
            LockSupport.parkNanos(
                    ThreadLocalRandom.current().nextLong(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS) * 1_000_000);
            wire.lookAgain();
        }
    }

    private static String reason(StatusRuntimeException e) {
        com.google.rpc.Status status = StatusProto.fromThrowable(e);
        try {
            for (var detail : status == null ? List.<com.google.protobuf.Any>of() : status.getDetailsList()) {
                if (detail.is(ErrorInfo.class)) {
                    return detail.unpack(ErrorInfo.class).getReason();
                }
            }
        } catch (InvalidProtocolBufferException unreadable) {
            return Status.Code.DATA_LOSS.name();
        }
        return e.getStatus().getCode().name();
    }
}
