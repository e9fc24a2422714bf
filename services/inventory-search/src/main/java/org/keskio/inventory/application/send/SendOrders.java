package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.send.SendOrder;

/** Where send orders and their steps are kept. */
public interface SendOrders {

    /** Keeps a new order with its first step. */
    Uni<Void> add(Mutiny.StatelessSession tx, SendOrder order, Tracked.TakenStep step, String takenBy);

    /** Keeps an order after a step and what its story says of it; the last line has the order's version. */
    Uni<Void> move(Mutiny.StatelessSession tx, SendOrder order, List<Tracked.TakenStep> story, String takenBy);

    /** Locks an order until the transaction ends and reads it. */
    Uni<Optional<SendOrder>> lock(Mutiny.StatelessSession tx, UUID id);

    /** The order with the id. */
    Uni<Optional<Tracked>> find(Mutiny.StatelessSession tx, UUID id);

    /** The order with the number. */
    Uni<Optional<Tracked>> findByNumber(Mutiny.StatelessSession tx, String number);

    /** The orders of one tap, by their line. */
    Uni<List<SendOrder>> ofBasket(Mutiny.StatelessSession tx, UUID basket);

    /** A customer's orders before one of them (by time and id), newest first. */
    Uni<List<Tracked>> ofCustomer(Mutiny.StatelessSession tx, UUID customer, Optional<Cursor> before, int limit);

    /** Orders that ask something of a store, the most urgent first. */
    Uni<List<Tracked>> openAt(Mutiny.StatelessSession tx, LocationCode store, int limit);

    /** Orders that wait for their customers at a store; no other order begins to wait there until the transaction ends. */
    Uni<List<SendOrder.ReadyForPickup>> waitingAt(Mutiny.StatelessSession tx, LocationCode store);

    /** Locks orders that nobody collected in time, passing by those that somebody else has locked. */
    Uni<List<SendOrder.ReadyForPickup>> lockUncollected(Mutiny.StatelessSession tx, Instant now, int limit);

    /** Orders whose sources have not packed them and that nobody has looked at since they came there, or whose time for another look has come. */
    Uni<List<UUID>> toReview(Mutiny.StatelessSession tx, Instant now, int limit);

    /** The order as it is now needs no look before an instant. */
    Uni<Void> reviewAgain(Mutiny.StatelessSession tx, SendOrder order, Instant at);

    /** Orders whose customers wait and which somebody may supply now. */
    Uni<List<UUID>> toFill(Mutiny.StatelessSession tx, Instant now, int limit);

    /** Orders whose time to choose is over. */
    Uni<List<UUID>> unchosen(Mutiny.StatelessSession tx, Instant now, int limit);

    /** Whether a living order was paid with the quote. */
    Uni<Boolean> isQuoteUsed(Mutiny.StatelessSession tx, UUID quoteId);

    /** The place in a list where a page ended. */
    record Cursor(Instant createdAt, UUID id) {}
}
