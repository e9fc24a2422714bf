package org.keskio.pricing.domain;

import java.time.Instant;

/**
 * How far the book has come: complete to a revision, closed to an instant.
 *
 * @param revision of the last publication; revisions are dense, from 1
 * @param closedTo no publication after {@code revision} begins at or before this instant
 */
public record Head(long revision, Instant closedTo) {

    /** The first instant from which a new publication may hold. */
    public Instant earliest() {
        return Micros.toInstant(Micros.of(closedTo) + 1);
    }

    /** Whether a publication from this instant on would leave every answer that may have been given as it is. */
    public boolean allows(Instant validFrom) {
        return validFrom.isAfter(closedTo);
    }
}
