package org.keskio.inventory.domain.plan;

/** What a plan is best at. */
public enum Label {
    /** With the customer first. */
    FASTEST,
    /** Costs least. */
    CHEAPEST,
    /** Emits least. */
    GREENEST,
    /** The policy's choice. */
    RECOMMENDED
}
