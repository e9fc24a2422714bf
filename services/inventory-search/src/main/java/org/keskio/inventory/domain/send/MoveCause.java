package org.keskio.inventory.domain.send;

/** Why a send order moved. */
public enum MoveCause {
    /** The next step was done. */
    STEP,
    /** The source could not supply and another location supplies now. */
    RESOURCED,
    /** The source could not or would not, and nobody else has them; the customer has a choice. */
    NOTHING_LEFT,
    /** Called off by the customer or a clerk. */
    CANCELLED,
    /** Time ran out. */
    EXPIRED,
    /** The source would not do it and another location supplies now. */
    DECLINED,
    /** The customer brought it back. */
    RETURNED,
    /** The customer chose what to do when nothing was left. */
    CHOSEN
}
