package org.keskio.inventory.domain.plan;

import java.time.Instant;

/** How likely the pieces are where the record says. */
final class Chance {

    /** No chance is greater, whatever the evidence. */
    static final double MOST = 1;

    private Chance() {}

    static double of(Source source, int quantity, Instant now) {
        return source.finding().chance(source.location(), quantity, now);
    }
}
