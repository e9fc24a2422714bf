package org.keskio.inventory.domain.send;

/** What a step is called in the story of an order: the state it led to, or what happened on the way there. */
public enum StepMark {
    RESERVED,
    PICKING,
    PACKED,
    IN_TRANSIT,
    DELIVERED,
    READY_FOR_PICKUP,
    COLLECTED,
    CANCELLED,
    EXPIRED,
    AWAITING_CHOICE,
    RETURNED,
    /** The source would not do it; the next step says what became of it. */
    DECLINED,
    /** Another source supplies; the order is reserved there. */
    RESOURCED;

    /** The mark of a state that was reached. */
    public static StepMark of(SendState state) {
        return switch (state) {
            case RESERVED -> RESERVED;
            case PICKING -> PICKING;
            case PACKED -> PACKED;
            case IN_TRANSIT -> IN_TRANSIT;
            case DELIVERED -> DELIVERED;
            case READY_FOR_PICKUP -> READY_FOR_PICKUP;
            case COLLECTED -> COLLECTED;
            case CANCELLED -> CANCELLED;
            case EXPIRED -> EXPIRED;
            case AWAITING_CHOICE -> AWAITING_CHOICE;
            case RETURNED -> RETURNED;
        };
    }
}
