package org.keskio.platform.calls;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Gives each exception of a gRPC method its place on the wire, once for all services. */
@ApplicationScoped
public class ErrorMapping implements ExceptionHandlerProvider {

    /** The domain of the reasons that any service may give. */
    public static final String DOMAIN = "platform.keskio";

    private static final Logger LOG = Logger.getLogger(ErrorMapping.class);

    @Override
    public <I, O> ExceptionHandler<I, O> createHandler(
            ServerCall.Listener<I> listener, ServerCall<I, O> call, Metadata headers) {
        return new ExceptionHandler<>(listener, call, headers) {
            @Override
            protected void handleException(Throwable error, ServerCall<I, O> failed, Metadata sent) {
                StatusRuntimeException mapped = map(error);
                Metadata trailers = mapped.getTrailers();
                failed.close(mapped.getStatus(), trailers == null ? new Metadata() : trailers);
            }
        };
    }

    @Override
    public Throwable transform(Throwable error) {
        return map(error);
    }

    /** The error as the caller sees it. */
    static StatusRuntimeException map(Throwable error) {
        return switch (error) {
            case StatusRuntimeException typed -> typed;
            case StatusException typed -> typed.getStatus().asRuntimeException(typed.getTrailers());
            case AuthenticationFailedException _ ->
                Errors.of(Status.Code.UNAUTHENTICATED, "TOKEN_INVALID", DOMAIN, "The token is not valid");
            case UnauthorizedException _ ->
                Errors.of(Status.Code.UNAUTHENTICATED, "TOKEN_MISSING", DOMAIN, "A valid token is required");
            case ForbiddenException _ ->
                Errors.of(
                        Status.Code.PERMISSION_DENIED, "ROLE_MISSING", DOMAIN, "The caller's role does not allow this");
            case IllegalArgumentException refused when isOurs(refused) -> refused(refused);
            case DateTimeException refused when isOurs(refused) -> refused(refused);
            default -> unexpected(error);
        };
    }

    private static StatusRuntimeException refused(RuntimeException refused) {
        String text = refused.getMessage() == null ? "A value is not acceptable" : refused.getMessage();
        return Errors.of(Status.Code.INVALID_ARGUMENT, "VALUE_NOT_ACCEPTABLE", DOMAIN, text);
    }

    private static StatusRuntimeException unexpected(Throwable error) {
        UUID id = UUID.randomUUID();
        if (Outages.isOutage(error)) {
            LOG.warnf(error, "Outage behind a call, error %s", id);
            return Errors.of(
                    Status.Code.UNAVAILABLE, "DEPENDENCY_AWAY", DOMAIN, "Try again in a moment (error " + id + ")");
        }
        LOG.errorf(error, "Unexpected error %s", id);
        return Errors.of(Status.Code.INTERNAL, "UNEXPECTED", DOMAIN, "Unexpected error " + id);
    }

    /**
     * Whether our own code refused the value, itself or through the JDK or Protobuf (an id that is not a UUID, an unknown
     * enum). The same exception out of a framework is a bug, and its text is not for callers.
     */
    private static boolean isOurs(RuntimeException error) {
        for (StackTraceElement frame : error.getStackTrace()) {
            String type = frame.getClassName();
            if (!type.startsWith("java.") && !type.startsWith("com.google.protobuf.")) {
                return type.startsWith("org.keskio.");
            }
        }
        return false;
    }
}
