package org.keskio.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.grpc.StatusRuntimeException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.keskio.platform.calls.FieldViolation;

/** Each exception of a request becomes problem+json; nothing internal is told. */
public class ProblemMappers {

    // What the server says when a body without a length outgrows the limit.
    private static final String TOO_LARGE = "Request too large";
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo uri) {
        return answer(problem, uri);
    }

    /** A call that nobody wrapped, e.g. the look at the caller's own token. */
    @ServerExceptionMapper
    public Response call(StatusRuntimeException failure, UriInfo uri) {
        return answer(PeerProblems.of("gateway", failure), uri);
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException failure, UriInfo uri) {
        return answer(loginNeeded(), uri);
    }

    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException failure, UriInfo uri) {
        return answer(tokenInvalid(), uri);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure, UriInfo uri) {
        return answer(roleMissing(), uri);
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException failure, UriInfo uri) {
        return answer(of(failure), uri);
    }

    /** The framework has a mapper of its own for this one; the nearer one wins. */
    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException failure, UriInfo uri) {
        return answer(of(failure), uri);
    }

    /** A caller who hung up in the middle of a feed: no bug of ours, and nobody hears the answer. */
    @ServerExceptionMapper
    public Response unread(IOException failure, UriInfo uri) {
        return failure.getCause() instanceof HttpClosedException
                ? answer(
                        Problem.of(Reason.BODY_MALFORMED, "The body ended before it was whole")
                                .build(),
                        uri)
                : answer(unexpected(failure), uri);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return answer(of(json), uri);
        }
        if (failure.getCause() instanceof IOException io && TOO_LARGE.equals(io.getMessage())) {
            return answer(
                    Problem.of(Reason.BODY_TOO_LARGE, "The body is larger than the limit")
                            .build(),
                    uri);
        }
        return failure.getResponse().getStatus() < 400 ? failure.getResponse() : answer(of(failure), uri);
    }

    @ServerExceptionMapper
    public Response other(Throwable failure, UriInfo uri) {
        return answer(unexpected(failure), uri);
    }

    /** Nobody is known, and somebody must be. */
    public static Problem loginNeeded() {
        return Problem.of(Reason.LOGIN_NEEDED, "A token or a login is needed").build();
    }

    /** Somebody said who they are, and it does not hold. */
    public static Problem tokenInvalid() {
        return Problem.of(Reason.TOKEN_INVALID, "The token is not valid, or the login has ended")
                .build();
    }

    /** Somebody is known and may not do this. */
    public static Problem roleMissing() {
        return Problem.of(Reason.ROLE_MISSING, "The caller's roles do not allow this")
                .build();
    }

    /** A body that was larger than the limit. */
    public static Problem bodyTooLarge(long limit) {
        return Problem.of(Reason.BODY_TOO_LARGE, "The body may have at most " + limit + " bytes")
                .build();
    }

    /** There is nothing at this address. */
    public static Problem pathUnknown() {
        return Problem.of(Reason.PATH_UNKNOWN, "There is nothing at this address")
                .build();
    }

    /** A bug: logged with an id, told by the id only. */
    public static Problem unexpected(Throwable failure) {
        UUID id = UUID.randomUUID();
        LOG.errorf(failure, "Unexpected error %s", id);
        return Problem.of(Reason.UNEXPECTED, "Unexpected error " + id).build();
    }

    private static Response answer(Problem problem, UriInfo uri) {
        String instance = uri.getRequestUri().getRawPath();
        Response.ResponseBuilder response = Response.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(problem, instance).toString());
        problem.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    private static Problem of(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 401 -> loginNeeded();
            case 403 -> roleMissing();
            case 404 -> pathUnknown();
            case 405 ->
                Problem.of(Reason.METHOD_NOT_ALLOWED, "This address does not take this method")
                        .build();
            case 406 ->
                Problem.of(Reason.NOT_ACCEPTABLE, "Ask for application/json").build();
            case 413 ->
                Problem.of(Reason.BODY_TOO_LARGE, "The body is larger than the limit")
                        .build();
            case 415 ->
                Problem.of(Reason.MEDIA_TYPE_UNSUPPORTED, "The body's Content-Type is not read here")
                        .build();
            default ->
                status < 500
                        ? Problem.of(status, Reason.BODY_MALFORMED.name(), Problem.DOMAIN, "The request cannot be read")
                                .build()
                        : unexpected(failure);
        };
    }

    private static Problem of(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return Problem.of(Reason.BODY_MALFORMED, "The body is not the JSON that is read here")
                    .build();
        }
        String field = pathOf(mapping);
        if (failure instanceof UnrecognizedPropertyException) {
            return Problem.of(Reason.FIELD_UNKNOWN, field + " is not a field that is known here")
                    .violations(List.of(new FieldViolation(field, "is not known here")))
                    .build();
        }
        return Problem.field(field, expectationOf(mapping));
    }

    /** What the field should have been. */
    private static String expectationOf(JsonMappingException failure) {
        if (failure.getCause() instanceof InputCoercionException coercion) {
            return isWhole(coercion.getTargetType()) ? wholeNumber() : "is out of range";
        }
        if (!(failure instanceof MismatchedInputException mismatch) || mismatch.getTargetType() == null) {
            return "cannot be read";
        }
        Class<?> type = mismatch.getTargetType();
        if (isWhole(type)) {
            return wholeNumber();
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == String.class) {
            return failure.getOriginalMessage().contains("NUL") ? "must not contain the character NUL" : "must be text";
        }
        return List.class.isAssignableFrom(type) ? "must be a list" : "must be an object";
    }

    private static boolean isWhole(Class<?> type) {
        return type == int.class || type == Integer.class;
    }

    private static String wholeNumber() {
        return "must be a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
    }

    /** {@code lines[0].quantity}. */
    private static String pathOf(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
