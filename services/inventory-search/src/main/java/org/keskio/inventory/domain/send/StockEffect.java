package org.keskio.inventory.domain.send;

import org.keskio.inventory.domain.location.LocationCode;

/** What a step does to the stock of the order's SKU at one location. */
public record StockEffect(Kind kind, LocationCode at) {

    /** How the stock changes. */
    public enum Kind {
        /** Hold the pieces. */
        HOLD,
        /** Give the held pieces back. */
        RELEASE,
        /** The held pieces left with the carrier. */
        SHIP,
        /** The held pieces went to the customer. */
        HAND_OVER,
        /** The pieces arrived and are held for the customer. */
        RECEIVE,
        /** The held pieces are not there. */
        NOT_FOUND,
        /** The held pieces are there and can't be sold. */
        DAMAGED,
        /** The pieces came back from the customer. */
        TAKE_BACK,
        /** What came back can't be sold again. */
        WRITE_OFF
    }
}
