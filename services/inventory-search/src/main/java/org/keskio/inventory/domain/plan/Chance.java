package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.Instant;
import org.keskio.inventory.domain.location.LocationKind;

/**
 * How likely the pieces are where the record says: a base rate of misses by kind of place, which shrinks with each piece
 * to spare, grows by a third for each month since the last count (at most four times) and doubles with each piece that was
 * not found there lately (at most eight times).
 */
final class Chance {

    private static final double FLOOR = 0.02;
    private static final double CEILING = 0.999;
    private static final double MONTH_HOURS = 30 * 24.0;

    private Chance() {}

    static double of(Source source, int quantity, Instant now) {
        double miss = base(source.location().kind());
        miss /= 1 + Math.max(0, source.available() - quantity);
        miss *= age(source, now);
        miss *= Math.min(8, Math.pow(2, source.notFoundLately()));
        return Math.clamp(1 - miss, FLOOR, CEILING);
    }

    private static double base(LocationKind kind) {
        return switch (kind) {
            // Pieces move about in a store: try-ons, wrong shelves, theft.
            case STORE -> 0.12;
            case WAREHOUSE -> 0.01;
            // A partner's stock is told to us, not seen.
            case PARTNER -> 0.05;
        };
    }

    private static double age(Source source, Instant now) {
        return source.countedAt()
                .map(at -> Math.min(4, 1 + Math.max(0, Duration.between(at, now).toHours()) / MONTH_HOURS / 3))
                .orElse(4.0);
    }
}
