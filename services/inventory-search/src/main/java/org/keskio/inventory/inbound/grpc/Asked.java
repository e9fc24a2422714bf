package org.keskio.inventory.inbound.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;

/** Reading the fields of requests about catalogue and locations, and how those that cannot be read are refused. */
final class Asked {

    private static final String DOMAIN = "inventory.keskio.org";

    private Asked() {}

    static StatusRuntimeException refuse(String field, String description) {
        return refuse(ErrorReason.FIELD_INVALID, field, description);
    }

    static StatusRuntimeException refuse(ErrorReason reason, String field, String description) {
        return Errors.badRequest(reason, DOMAIN, new FieldViolation(field, description));
    }

    static StatusRuntimeException unknown(ErrorReason reason, String text, String key, String value) {
        return Errors.of(Status.Code.NOT_FOUND, reason, DOMAIN, text, Map.of(key, value));
    }

    /** The field as its value; FIELD_INVALID with the value's own words when it is none. */
    static <T> T read(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw refuse(field, e.getMessage() == null ? "is not acceptable" : e.getMessage());
        }
    }

    static Language language(String locale) {
        return Language.of(locale).orElseThrow(() -> refuse("locale", "must be fi, sv or en"));
    }

    /** The asking store; empty when none asks. */
    static Optional<LocationCode> store(String store, Locations locations) {
        if (store.isEmpty()) {
            return Optional.empty();
        }
        LocationCode code = read("store", store, LocationCode::new);
        if (locations.find(code).isEmpty()) {
            throw unknown(ErrorReason.LOCATION_UNKNOWN, "There is no such location", "location", store);
        }
        return Optional.of(code);
    }

    /** A size within limits; 0 is the default. */
    static int limit(String field, int asked, int max, int byDefault) {
        if (asked < 0 || asked > max) {
            throw refuse(field, "must be 1-" + max + ", or 0 for " + byDefault);
        }
        return asked == 0 ? byDefault : asked;
    }
}
