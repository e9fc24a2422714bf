package org.keskio.profile.inbound.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.function.Supplier;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;
import org.keskio.profile.v1.ErrorReason;

/** Refusals as they cross the wire. */
final class Refusals {

    static final String DOMAIN = "profile.keskio.org";

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

    static StatusRuntimeException pageToken() {
        return Errors.badRequest(
                ErrorReason.PAGE_TOKEN_INVALID, DOMAIN, new FieldViolation("page_token", "is not one of this list"));
    }

    static StatusRuntimeException notPermitted() {
        return of(Status.Code.PERMISSION_DENIED, ErrorReason.NOT_PERMITTED, "You may not do this for this customer");
    }

    static StatusRuntimeException unknown() {
        return of(Status.Code.NOT_FOUND, ErrorReason.CUSTOMER_UNKNOWN, "No such customer");
    }

    static StatusRuntimeException consentMissing() {
        return of(Status.Code.PERMISSION_DENIED, ErrorReason.CONSENT_MISSING, "The customer has not consented to this");
    }

    static StatusRuntimeException noContactPoint() {
        return of(Status.Code.FAILED_PRECONDITION, ErrorReason.NO_CONTACT_POINT, "There is no address to write to");
    }

    static StatusRuntimeException identityAway() {
        return of(Status.Code.UNAVAILABLE, ErrorReason.IDENTITY_AWAY, "Identity did not answer; try again");
    }

    private static StatusRuntimeException of(Status.Code code, ErrorReason reason, String text) {
        return Errors.of(code, reason, DOMAIN, text, Map.of());
    }
}
