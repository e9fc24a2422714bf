package org.keskio.inventory.application.send;

import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.SendState;

/** What came of asking an order to take a step. */
public sealed interface StepResult {

    /** It took the step. */
    record Moved(Tracked order) implements StepResult {}

    /** Nobody knows the order. */
    record NoSuchOrder() implements StepResult {}

    /** It is in a state that does not allow it. */
    record NotNow(SendState state) implements StepResult {}

    /** The caller acts for another store, or another customer. */
    record NotYours() implements StepResult {}

    /** No parcel that waits at the store has that code. */
    record WrongCode() implements StepResult {}

    /** What somebody hears who may not: who had it a moment ago hears that it has gone on. */
    static StepResult notFor(Actor actor, SendOrder order) {
        return actor.hadItsTurn(order.details()) ? new NotNow(order.state()) : new NotYours();
    }
}
