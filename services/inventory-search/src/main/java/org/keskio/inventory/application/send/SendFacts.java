package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.send.MoveCause;
import org.keskio.inventory.domain.send.PickupCode;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.SendState;

/** Tells others what became of send orders and demand; rides the transaction. */
public interface SendFacts {

    /** An order took a step. */
    Uni<Void> moved(Mutiny.StatelessSession tx, Move move, Instant now);

    /**
     * A step to tell of.
     *
     * @param from           empty for a new order
     * @param previousSource who supplied before, when that changed
     * @param previousPromise what was promised before, when that had to move
     * @param code           set when it became ready for pickup: the customer has to be told
     */
    record Move(
            SendOrder order,
            Optional<SendState> from,
            MoveCause cause,
            Optional<LocationCode> previousSource,
            Optional<Instant> previousPromise,
            Optional<PickupCode> code) {}
}
