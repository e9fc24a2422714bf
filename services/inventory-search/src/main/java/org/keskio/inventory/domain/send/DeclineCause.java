package org.keskio.inventory.domain.send;

/** Why a source will not do it. */
public enum DeclineCause {
    /** Nobody said. */
    NOT_SAID,
    /** Too much to do. */
    BUSY,
    /** About to close, or closed. */
    CLOSING,
    /** The store needs the pieces itself. */
    NEEDED_HERE
}
