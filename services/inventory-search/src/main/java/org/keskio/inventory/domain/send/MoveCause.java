package org.keskio.inventory.domain.send;

/** Why a send order moved. */
public enum MoveCause {
    /** The next step was done. */
    STEP,
    /** The pieces were not found and another location supplies now. */
    RESOURCED,
    /** The pieces were not found and nobody else has them. */
    NOTHING_LEFT,
    /** Called off by the customer or a clerk. */
    CANCELLED,
    /** Time ran out. */
    EXPIRED
}
