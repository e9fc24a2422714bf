package org.keskio.inventory.domain.stock;

import java.time.Instant;

/** Somebody counted so many pieces at an instant. */
public record Count(int pieces, Instant at) {

    /** Pieces that a count may say at most; more is a mistake in the feed. */
    public static final int MAX = 1_000_000;

    public Count {
        if (pieces < 0 || pieces > MAX) {
            throw new IllegalArgumentException("a count must be 0-" + MAX);
        }
    }
}
