package org.keskio.inventory.domain.send;

import java.util.Optional;
import org.keskio.inventory.domain.location.LocationCode;

/** Something a store has to do for an order. */
public record Task(Kind kind, SendOrder order) {

    /** What. */
    public enum Kind {
        /** Accept and pick. */
        PICK,
        /** Pack what was picked. */
        PACK,
        /** Hand to the carrier. */
        SHIP,
        /** Receive what was sent here. */
        RECEIVE,
        /** Hand to the customer. */
        HAND_OVER,
        /** Ask the customer what they want: nobody can supply. */
        CHOOSE
    }

    /** What the order asks of the store now; empty when nothing. */
    public static Optional<Task> at(LocationCode store, SendOrder order) {
        boolean source = order.details().route().source().equals(store);
        Optional<Kind> kind = switch (order) {
            case SendOrder.Reserved _ when source -> Optional.of(Kind.PICK);
            case SendOrder.Picking _ when source -> Optional.of(Kind.PACK);
            case SendOrder.Packed _ when source -> Optional.of(Kind.SHIP);
            case SendOrder.InTransit _
            when order.details().route().destination().filter(store::equals).isPresent() -> Optional.of(Kind.RECEIVE);
            case SendOrder.ReadyForPickup ready when ready.store().equals(store) -> Optional.of(Kind.HAND_OVER);
            case SendOrder.AwaitingChoice choice
            when !choice.waits() && choice.details().orderingStore().equals(store) -> Optional.of(Kind.CHOOSE);
            case SendOrder.Reserved _,
                    SendOrder.Picking _,
                    SendOrder.Packed _,
                    SendOrder.InTransit _,
                    SendOrder.ReadyForPickup _,
                    SendOrder.AwaitingChoice _,
                    SendOrder.Ended _ -> Optional.empty();
        };
        return kind.map(what -> new Task(what, order));
    }
}
