package org.keskio.inventory.domain.plan;

/** How a piece gets to the customer. */
public enum Way {
    /** Carried from the back of this store. */
    CARRY,
    /** The customer picks it up at the store that has it. */
    PICK_UP_THERE,
    /** Shipped to this store, where the customer picks it up. */
    SHIP_TO_STORE,
    /** Shipped home. */
    SHIP_HOME;

    /** Whether a carrier takes it. */
    public boolean isShipped() {
        return this == SHIP_TO_STORE || this == SHIP_HOME;
    }
}
