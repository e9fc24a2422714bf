package org.keskio.inventory.domain.stock;

/** What moved pieces, or the hold on them. */
public enum MovementKind {
    /** A count said so, or a fact showed that the record was wrong. */
    COUNT,
    /** Held for a basket or a send order. */
    RESERVE,
    /** Given back. */
    RELEASE,
    /** Sold. */
    SALE,
    /** Came back from a customer. */
    RETURN,
    /** Left for a customer or another store. */
    SHIP,
    /** Was not found where the record said. */
    NOT_FOUND,
    /** Handed to the customer at a store. */
    HANDOVER,
    /** Arrived from another location, held for somebody. */
    RECEIVE,
    /** Came from a supplier. */
    RECEIPT,
    /** Cannot be sold any more. */
    DAMAGE,
    /** Left for another location by a transfer. */
    TRANSFER_OUT,
    /** Arrived by a transfer. */
    TRANSFER_IN,
    /** Is on its way here, or not any more. */
    TRANSIT,
    /** Never arrived. */
    LOST,
    /** Repaired by reconciliation. */
    RECONCILE
}
