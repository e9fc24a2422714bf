package org.keskio.inventory.domain.plan;

import java.time.Instant;

/** How likely the pieces are where the record says. */
final class Chance {

    private Chance() {}

    static double of(Source source, int quantity, Instant now) {
        return source.finding().chance(source.location(), quantity, now);
    }
}
