package org.keskio.inventory.domain.send;

/** What a customer can choose when nobody can supply. */
public enum Choice {
    /** Money back. */
    REFUND,
    /** Wait until a source has it again, at most until the deadline. */
    WAIT,
    /** Look again now. */
    TRY_AGAIN
}
