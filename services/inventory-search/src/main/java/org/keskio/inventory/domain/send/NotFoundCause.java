package org.keskio.inventory.domain.send;

/** What a picker found instead of the pieces. */
public enum NotFoundCause {
    /** Nothing on the shelf. */
    SHELF_EMPTY,
    /** They are there and can't be sold. */
    DAMAGED,
    /** Another colour or size was in their place. */
    WRONG_ITEM,
    /** A customer has them in their hands. */
    BEING_SOLD
}
