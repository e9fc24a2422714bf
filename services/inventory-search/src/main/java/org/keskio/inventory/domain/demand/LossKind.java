package org.keskio.inventory.domain.demand;

/** How demand was lost. */
public enum LossKind {
    /** The words found nothing. */
    NOTHING_FOUND,
    /** The product is known and nobody has it. */
    NOBODY_HAS_IT,
    /** It was promised, and then no source could find it. */
    NOT_FILLED,
    /** A clerk noted it. */
    NOTED_BY_CLERK
}
