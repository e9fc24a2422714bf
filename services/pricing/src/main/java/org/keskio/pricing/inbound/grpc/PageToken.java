package org.keskio.pricing.inbound.grpc;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;
import org.keskio.pricing.application.PriceBooks.Place;
import org.keskio.pricing.v1.ErrorReason;

/** A place in a history as opaque text. */
final class PageToken {

    private static final int BYTES = Long.BYTES + Long.BYTES + 1;

    private PageToken() {}

    static String of(Place place) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(place.validFromMicros())
                .putLong(place.revision())
                .put((byte) place.tier())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Place read(String token) {
        if (token.isEmpty()) {
            return Place.START;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() == BYTES) {
                Place place = new Place(bytes.getLong(), bytes.getLong(), bytes.get());
                if (place.validFromMicros() >= 0
                        && place.validFromMicros() < 253_402_300_800_000_000L // the year 10000
                        && place.revision() > 0
                        && place.tier() >= 0
                        && place.tier() < 2) {
                    return place;
                }
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Errors.badRequest(
                ErrorReason.PAGE_TOKEN_INVALID,
                Refusals.DOMAIN,
                new FieldViolation("page_token", "is not from an earlier answer"));
    }
}
