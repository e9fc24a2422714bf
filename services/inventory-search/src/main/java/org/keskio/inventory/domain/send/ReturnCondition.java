package org.keskio.inventory.domain.send;

/** What returned pieces are like. */
public enum ReturnCondition {
    /** They can be sold again. */
    SELLABLE,
    /** They can't. */
    DAMAGED
}
