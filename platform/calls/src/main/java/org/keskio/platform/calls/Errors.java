package org.keskio.platform.calls;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Map;
import java.util.Optional;

/** Errors as they cross the wire: a canonical code, a machine-readable reason and, for bad input, the fields. */
public final class Errors {

    private Errors() {}

    /**
     * An error with its {@link ErrorInfo}.
     *
     * @param reason the constant of the owning service's reason enum; its name travels
     * @param domain the service that owns the reason, e.g. {@code pricing.keskio}
     * @param text   for people; names no secret and no other customer
     */
    public static StatusRuntimeException of(
            Status.Code code, Enum<?> reason, String domain, String text, Map<String, String> metadata) {
        return StatusProto.toStatusRuntimeException(status(code, text)
                .addDetails(Any.pack(info(reason.name(), domain, metadata)))
                .build());
    }

    /** INVALID_ARGUMENT that says which fields are wrong and why. */
    public static StatusRuntimeException badRequest(Enum<?> reason, String domain, FieldViolation... violations) {
        return badRequest(reason.name(), domain, violations);
    }

    static StatusRuntimeException badRequest(String reason, String domain, FieldViolation... violations) {
        BadRequest.Builder fields = BadRequest.newBuilder();
        StringBuilder text = new StringBuilder("The request is not acceptable");
        String separator = ": ";
        for (FieldViolation violation : violations) {
            fields.addFieldViolationsBuilder().setField(violation.field()).setDescription(violation.description());
            text.append(separator).append(violation.field()).append(' ').append(violation.description());
            separator = "; ";
        }
        return StatusProto.toStatusRuntimeException(status(Status.Code.INVALID_ARGUMENT, text.toString())
                .addDetails(Any.pack(info(reason, domain, Map.of())))
                .addDetails(Any.pack(fields.build()))
                .build());
    }

    /** The reason that travels with an error, if it has one; looks through the causes. */
    public static Optional<ErrorInfo> infoOf(Throwable error) {
        return detail(error, ErrorInfo.class);
    }

    /** The fields that an error complains about, if it names any; looks through the causes. */
    public static Optional<BadRequest> badRequestOf(Throwable error) {
        return detail(error, BadRequest.class);
    }

    static StatusRuntimeException of(Status.Code code, String reason, String domain, String text) {
        return StatusProto.toStatusRuntimeException(status(code, text)
                .addDetails(Any.pack(info(reason, domain, Map.of())))
                .build());
    }

    private static com.google.rpc.Status.Builder status(Status.Code code, String text) {
        return com.google.rpc.Status.newBuilder().setCode(code.value()).setMessage(text);
    }

    private static ErrorInfo info(String reason, String domain, Map<String, String> metadata) {
        return ErrorInfo.newBuilder()
                .setReason(reason)
                .setDomain(domain)
                .putAllMetadata(metadata)
                .build();
    }

    private static <M extends Message> Optional<M> detail(Throwable error, Class<M> type) {
        com.google.rpc.Status status = StatusProto.fromThrowable(error);
        if (status == null) {
            return Optional.empty();
        }
        for (Any detail : status.getDetailsList()) {
            if (detail.is(type)) {
                try {
                    return Optional.of(detail.unpack(type));
                } catch (InvalidProtocolBufferException e) {
                    return Optional.empty(); // a detail nobody can read says nothing
                }
            }
        }
        return Optional.empty();
    }
}
