package org.keskio.gateway.problem;

import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.smallrye.stork.api.NoServiceInstanceFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;
import org.keskio.platform.calls.Outages;

/** Turns what a service answered into a problem: the same reason, the fields as the public API names them. */
public final class PeerProblems {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Pattern PERIOD = Pattern.compile("^(from|to)_time$");

    private PeerProblems() {}

    /** The problem for a failed call to a service. */
    public static Problem of(String service, Throwable failure) {
        if (failure instanceof Problem known) {
            return known;
        }
        Status status = statusOf(failure);
        Optional<ErrorInfo> info = Errors.infoOf(failure);
        return switch (status.getCode()) {
            case UNAVAILABLE -> away(service, info, status);
            case DEADLINE_EXCEEDED, CANCELLED ->
                Problem.of(Reason.SERVICE_SLOW, "The " + service + " service did not answer in time; try again")
                        .metadata(Map.of("service", service))
                        .retryAfter(SOON)
                        .build();
            default ->
                info.map(known -> typed(statusOf(status.getCode()), known, status, failure))
                        .orElseGet(() -> untyped(service, status));
        };
    }

    /** A connection that was refused, an open circuit, an address that is not known: the service is away. */
    private static Status statusOf(Throwable failure) {
        Status status = Status.fromThrowable(failure);
        boolean silent = status.getCode() == Status.Code.UNKNOWN
                && (Outages.isOutage(failure)
                        || failure instanceof CircuitBreakerOpenException
                        || failure instanceof NoServiceInstanceFoundException);
        return silent ? Status.UNAVAILABLE : status;
    }

    private static Problem away(String service, Optional<ErrorInfo> info, Status status) {
        String detail = info.isPresent() && status.getDescription() != null
                ? status.getDescription()
                : "The " + service + " service is away; try again";
        Problem.Builder problem = info.map(known -> Problem.of(503, known.getReason(), known.getDomain(), detail))
                .orElseGet(() -> Problem.of(Reason.SERVICE_AWAY, detail));
        Map<String, String> metadata =
                new TreeMap<>(info.map(ErrorInfo::getMetadataMap).orElse(Map.of()));
        metadata.putIfAbsent("service", service);
        return problem.metadata(metadata)
                .retryAfter(waitOf(metadata).orElse(SOON))
                .build();
    }

    private static Problem typed(int status, ErrorInfo info, Status answered, Throwable failure) {
        String detail = answered.getDescription() == null ? info.getReason() : answered.getDescription();
        List<BadRequest.FieldViolation> violations = Errors.badRequestOf(failure)
                .map(BadRequest::getFieldViolationsList)
                .orElse(List.of());
        Problem.Builder problem = Problem.of(
                        status, info.getReason(), info.getDomain(), withPublicNames(detail, violations))
                .metadata(info.getMetadataMap())
                .violations(violations.stream()
                        .map(violation ->
                                new FieldViolation(publicName(violation.getField()), violation.getDescription()))
                        .toList());
        waitOf(info.getMetadataMap()).ifPresent(problem::retryAfter);
        return problem.build();
    }

    /** A service, or what stands before it, that gave no reason. */
    private static Problem untyped(String service, Status status) {
        return switch (status.getCode()) {
            case UNAUTHENTICATED ->
                Problem.of(Reason.TOKEN_INVALID, "The token is not valid").build();
            case PERMISSION_DENIED ->
                Problem.of(Reason.ROLE_MISSING, "The caller's roles do not allow this")
                        .build();
            case RESOURCE_EXHAUSTED ->
                Problem.of(Reason.RATE_LIMITED, "The " + service + " service is too busy; try again")
                        .metadata(Map.of("service", service))
                        .retryAfter(SOON)
                        .build();
            default ->
                Problem.of(Reason.UNEXPECTED, "The " + service + " service failed")
                        .metadata(Map.of(
                                "service", service, "code", status.getCode().name()))
                        .build();
        };
    }

    private static int statusOf(Status.Code code) {
        return switch (code) {
            case INVALID_ARGUMENT, OUT_OF_RANGE -> 400;
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED -> 409;
            case RESOURCE_EXHAUSTED -> 429;
            case UNIMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case DEADLINE_EXCEEDED, CANCELLED -> 504;
            case OK, UNKNOWN, INTERNAL, DATA_LOSS -> 500;
        };
    }

    /** People read the detail; it names the fields as the list of violations does. */
    private static String withPublicNames(String detail, List<BadRequest.FieldViolation> violations) {
        String text = detail;
        for (BadRequest.FieldViolation violation : violations) {
            String named = violation.getField() + " " + violation.getDescription();
            text = text.replace(named, publicName(violation.getField()) + " " + violation.getDescription());
        }
        return text;
    }

    /** {@code deliver_to.region_code} is {@code deliverTo.country} in the public API. */
    static String publicName(String field) {
        if (field.equals("request_id")) {
            return "Idempotency-Key";
        }
        String path = field.replace("recipients", "recipient")
                .replace("address_lines", "street")
                .replace("region_code", "country")
                .replace("postal_code", "postcode")
                .replace("locality", "town")
                .replace("skus", "sku");
        // The ends of a period are from and to there.
        path = PERIOD.matcher(path).replaceFirst("$1");
        StringBuilder name = new StringBuilder(path.length());
        boolean hump = false;
        for (char letter : path.toCharArray()) {
            if (letter == '_') {
                hump = true;
            } else {
                name.append(hump ? Character.toUpperCase(letter) : letter);
                hump = false;
            }
        }
        return name.toString();
    }

    private static Optional<Duration> waitOf(Map<String, String> metadata) {
        return number(metadata.get("retry_after_ms"))
                .map(Duration::ofMillis)
                .or(() -> number(metadata.get("retry_after_seconds")).map(Duration::ofSeconds));
    }

    private static Optional<Long> number(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
