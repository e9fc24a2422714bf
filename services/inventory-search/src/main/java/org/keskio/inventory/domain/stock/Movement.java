package org.keskio.inventory.domain.stock;

import java.time.Instant;

/**
 * A line of the ledger.
 *
 * @param line       its number among the lines of the cell, from 1 without holes
 * @param change     pieces moved
 * @param reference  send order, reservation, transfer, receipt or feed
 * @param happenedAt when it happened in the world
 * @param note       why, for people; may be empty
 */
public record Movement(
        CellKey cell, long line, MovementKind kind, Pieces change, String reference, Instant happenedAt, String note) {

    /**
     * Pieces, signed.
     *
     * @param onHand    there
     * @param reserved  held for somebody
     * @param allocated the part of reserved that is bound to send orders
     * @param inTransit on their way here
     */
    public record Pieces(int onHand, int reserved, int allocated, int inTransit) {

        /** Only what is there. */
        static Pieces there(int onHand) {
            return new Pieces(onHand, 0, 0, 0);
        }
    }

    /** Pieces on hand, signed. */
    public int onHandChange() {
        return change.onHand();
    }

    /** Pieces held, signed. */
    public int reservedChange() {
        return change.reserved();
    }
}
