package org.keskio.identity.inbound.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.function.Supplier;
import org.keskio.identity.application.CustomerRefusal;
import org.keskio.identity.v1.ErrorReason;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;

/** Refusals as they cross the wire. */
final class Refusals {

    static final String DOMAIN = "identity.keskio.org";

    private Refusals() {}

    static StatusRuntimeException field(String field, String description) {
        return Errors.badRequest(ErrorReason.FIELD_INVALID, DOMAIN, new FieldViolation(field, description));
    }

    /** Reads a field; what a value record refuses becomes a violation of that field. */
    static <T> T read(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw field(field, String.valueOf(e.getMessage()));
        }
    }

    static StatusRuntimeException notPermitted() {
        return of(Status.Code.PERMISSION_DENIED, ErrorReason.NOT_PERMITTED, "You may not do this for this customer");
    }

    static StatusRuntimeException unknown() {
        return of(Status.Code.NOT_FOUND, ErrorReason.CUSTOMER_UNKNOWN, "No such customer");
    }

    static StatusRuntimeException taken() {
        return of(
                Status.Code.ALREADY_EXISTS, ErrorReason.IDENTIFIER_TAKEN, "Another customer holds an identifier given");
    }

    static StatusRuntimeException emailMissing() {
        return of(Status.Code.FAILED_PRECONDITION, ErrorReason.EMAIL_MISSING, "The customer has no e-mail address");
    }

    static StatusRuntimeException accountsAway() {
        return of(Status.Code.UNAVAILABLE, ErrorReason.ACCOUNTS_AWAY, "The account server did not answer; try again");
    }

    static StatusRuntimeException of(CustomerRefusal why) {
        return switch (why) {
            case UNKNOWN -> unknown();
            case IDENTIFIER_TAKEN -> taken();
            case TOO_MANY_IDENTIFIERS -> field("identifier", "the customer holds as many identifiers as one may (10)");
        };
    }

    private static StatusRuntimeException of(Status.Code code, ErrorReason reason, String text) {
        return Errors.of(code, reason, DOMAIN, text, Map.of());
    }
}
