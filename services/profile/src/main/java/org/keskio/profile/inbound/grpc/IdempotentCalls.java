package org.keskio.profile.inbound.grpc;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.events.RequestProblem;
import org.keskio.platform.events.Requests;
import org.keskio.profile.v1.ErrorReason;

/** Mutations by request id, refused with profile's own reasons. */
@ApplicationScoped
class IdempotentCalls {

    private static final int UUID_LENGTH = 36;

    private final Requests requests;

    IdempotentCalls(Requests requests) {
        this.requests = requests;
    }

    <R extends Message> Uni<R> once(
            String requestId, Message request, Parser<R> parser, Function<Mutiny.StatelessSession, Uni<R>> mutation) {
        Refusals.read("request_id", () -> uuid(requestId));
        return requests.once(requestId, request, parser, mutation)
                .onFailure(IdempotentCalls::isReused)
                .transform(failure -> Errors.of(
                        Status.Code.ALREADY_EXISTS,
                        ErrorReason.REQUEST_ID_REUSED,
                        Refusals.DOMAIN,
                        "The request id was used before for other content",
                        Map.of("request_id", requestId)));
    }

    private static boolean isReused(Throwable failure) {
        return Errors.infoOf(failure)
                .filter(info -> info.getReason().equals(RequestProblem.REQUEST_ID_REUSED.name()))
                .isPresent();
    }

    private static UUID uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("must be a UUID of 36 characters");
        }
        return UUID.fromString(text);
    }
}
