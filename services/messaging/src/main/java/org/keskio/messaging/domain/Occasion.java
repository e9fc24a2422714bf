package org.keskio.messaging.domain;

import java.util.Locale;
import java.util.Optional;

/** A moment in the life of a send order at which the customer hears from us. */
public enum Occasion {
    RECEIVED,
    SHIPPED,
    READY_FOR_PICKUP,
    DELIVERED,
    COLLECTED,
    CANCELLED,
    NOTHING_LEFT,
    EXPIRED,
    /** Nobody can supply it; the customer has a choice. */
    CHOICE,
    /** The customer chose to wait. */
    WAITING,
    /** A source has it again after all. */
    FOUND_AGAIN,
    /** The promise could not be kept; there is a later one. */
    PROMISE_MOVED,
    /** The time to choose, or to wait, is over. */
    UNFILLED,
    RETURNED;

    /** Where a send order went. */
    public enum Step {
        MADE,
        PICKING,
        PACKED,
        IN_TRANSIT,
        DELIVERED,
        READY_FOR_PICKUP,
        COLLECTED,
        CANCELLED,
        EXPIRED,
        /** Nobody can supply it. */
        NOTHING_LEFT,
        /** The customer waits until somebody can. */
        WAITS,
        /** Somebody can again. */
        FOUND_AGAIN,
        /** Another source supplies, later than promised. */
        PROMISE_MOVED,
        /** Nobody could in time. */
        UNFILLED,
        RETURNED
    }

    /**
     * The occasion of a step, if the customer wants to hear of it. Picking and packing are our own business; so is
     * a new source, as long as it leaves the customer's promise alone.
     *
     * @param nothingLeft the order was called off because nobody had the piece
     * @param handedOver  the customer got the piece from the back of the store, so there is no more to say
     */
    public static Optional<Occasion> of(Step step, boolean nothingLeft, boolean handedOver) {
        return switch (step) {
            case MADE -> Optional.of(RECEIVED);
            case PICKING, PACKED -> Optional.empty();
            case IN_TRANSIT -> Optional.of(SHIPPED);
            case DELIVERED -> Optional.of(DELIVERED);
            case READY_FOR_PICKUP -> Optional.of(READY_FOR_PICKUP);
            case COLLECTED -> handedOver ? Optional.empty() : Optional.of(COLLECTED);
            case CANCELLED -> Optional.of(nothingLeft ? NOTHING_LEFT : CANCELLED);
            case EXPIRED -> Optional.of(EXPIRED);
            case NOTHING_LEFT -> Optional.of(CHOICE);
            case WAITS -> Optional.of(WAITING);
            case FOUND_AGAIN -> Optional.of(FOUND_AGAIN);
            case PROMISE_MOVED -> Optional.of(PROMISE_MOVED);
            case UNFILLED -> Optional.of(UNFILLED);
            case RETURNED -> Optional.of(RETURNED);
        };
    }

    /** Name of the template, e.g. {@code send-order-shipped}. */
    public String template() {
        return "send-order-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
