package org.keskio.inventory.domain.send;

/** The states of a send order by name, for keeping and telling. */
public enum SendState {
    /** The pieces are held; the source has to accept. */
    RESERVED,
    /** Somebody is getting them. */
    PICKING,
    /** In their box. */
    PACKED,
    /** With the carrier. */
    IN_TRANSIT,
    /** With the customer, at home. */
    DELIVERED,
    /** Waiting for the customer at a store. */
    READY_FOR_PICKUP,
    /** With the customer, from a store. */
    COLLECTED,
    /** Called off. */
    CANCELLED,
    /** Nobody collected them in time. */
    EXPIRED,
    /** Nobody can supply; the customer has a choice. */
    AWAITING_CHOICE,
    /** Brought back by the customer. */
    RETURNED
}
