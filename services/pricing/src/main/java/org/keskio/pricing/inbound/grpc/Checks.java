package org.keskio.pricing.inbound.grpc;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;
import org.keskio.pricing.domain.FeedRow;
import org.keskio.pricing.domain.Sku;
import org.keskio.pricing.v1.ErrorReason;
import org.keskio.pricing.v1.PriceTier;

/** Collects what is wrong with the fields of one request. */
final class Checks {

    private static final int NAMED = 20; // a caller with 10,000 bad entries has one mistake
    private static final long FIRST_SECOND = Instant.EPOCH.getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final List<FieldViolation> violations = new ArrayList<>();
    private ErrorReason reason = ErrorReason.FIELD_INVALID;

    void violate(String field, String description) {
        if (violations.size() < NAMED) {
            violations.add(new FieldViolation(field, description));
        }
    }

    void violateAmount(String field, String description) {
        if (violations.isEmpty()) {
            reason = ErrorReason.AMOUNT_INVALID;
        }
        violate(field, description);
    }

    /** Throws INVALID_ARGUMENT with all that was found. */
    void done() {
        if (!violations.isEmpty()) {
            throw Errors.badRequest(reason, Refusals.DOMAIN, violations.toArray(FieldViolation[]::new));
        }
    }

    void count(String field, int count, int most) {
        if (count < 1 || count > most) {
            violate(field, "must have 1-" + most + " elements, has " + count);
        }
    }

    /** False when it is none; the field's name is made only then. */
    boolean sku(String list, int index, String field, String sku) {
        if (Sku.isValid(sku)) {
            return true;
        }
        violate(
                list + "[" + index + "]" + field,
                "must have 1-" + Sku.MAX_LENGTH + " characters without space around them");
        return false;
    }

    void sku(String field, String sku) {
        if (!Sku.isValid(sku)) {
            violate(field, "must have 1-" + Sku.MAX_LENGTH + " characters without space around them");
        }
    }

    void text(String field, String text, int least, int most) {
        if (text.isBlank()
                || text.length() < least
                || text.length() > most
                || text.chars().anyMatch(Character::isISOControl)) {
            violate(field, "must have " + least + "-" + most + " characters, no control characters");
        }
    }

    void tier(String field, PriceTier tier) {
        if (tier == PriceTier.UNRECOGNIZED) {
            violate(field, "is not a tier");
        }
    }

    Optional<UUID> id(String field, String text) {
        try {
            if (text.length() == 36) {
                return Optional.of(UUID.fromString(text));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        violate(field, "must be a UUID");
        return Optional.empty();
    }

    Optional<Instant> instant(String field, Timestamp time) {
        boolean isTime = time.getSeconds() >= FIRST_SECOND
                && time.getSeconds() <= LAST_SECOND
                && time.getNanos() >= 0
                && time.getNanos() <= 999_999_999;
        if (isTime) {
            return Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
        }
        violate(field, "must be an instant from 1970 on");
        return Optional.empty();
    }

    void notTooFar(String field, Optional<Instant> time, Instant now) {
        if (time.isPresent() && time.get().isAfter(now.plus(FeedRow.FARTHEST))) {
            violate(field, "lies more than " + FeedRow.FARTHEST.toDays() + " days away");
        }
    }
}
