package org.keskio.inventory.domain.stock;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Pieces held for a basket until it is sold, given back or its time is over. */
public record Reservation(UUID id, List<Line> lines, State state, Instant expiresAt, String reference) {

    public Reservation {
        lines = List.copyOf(lines);
    }

    /** Pieces held in one cell. */
    public record Line(CellKey cell, int quantity) {}

    /** Where it stands. */
    public enum State {
        /** Pieces are held. */
        OPEN,
        /** Sold. */
        COMMITTED,
        /** Given back. */
        RELEASED,
        /** Given back because its time was over. */
        EXPIRED
    }

    /** Whether its pieces can still be sold. */
    public boolean holdsAt(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }

    /** The same in another state. */
    public Reservation in(State next) {
        return new Reservation(id, lines, next, expiresAt, reference);
    }
}
