package org.keskio.inventory.domain.send;

import java.time.Instant;
import java.util.Optional;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Way;

/** A send order. One type a state; a step exists only where it is legal. */
public sealed interface SendOrder {

    /** What it has in every state. */
    Details details();

    /** Its state by name. */
    SendState state();

    /** Where pieces are held for it now; empty when nowhere. */
    Optional<LocationCode> heldAt();

    /** When its present step should be done; empty in final states. */
    Optional<Instant> deadline();

    /** An order that can be called off. */
    sealed interface Cancellable extends SendOrder {

        /** Called off: the stock is given back. */
        default Step cancel(LocationCode by, String reason) {
            Cancelled cancelled = new Cancelled(details().ended());
            String note = reason.isEmpty() ? "cancelled" : "cancelled: " + reason;
            return Step.of(this, cancelled, MoveCause.CANCELLED, by, note, release());
        }

        private StockEffect release() {
            return new StockEffect(StockEffect.Kind.RELEASE, heldAt().orElseThrow());
        }
    }

    /** An order whose pieces are looked for. */
    sealed interface Sought extends SendOrder {

        /** Not found here; another source takes over. */
        default Step resource(Option next, String reason) {
            LocationCode here = details().route().source();
            Reserved moved = new Reserved(details().missed().rerouted(Route.of(next), next.end()));
            return Step.of(
                    this,
                    moved,
                    MoveCause.RESOURCED,
                    here,
                    notFound(here, reason),
                    new StockEffect(StockEffect.Kind.NOT_FOUND, here),
                    new StockEffect(StockEffect.Kind.HOLD, next.source().code()));
        }

        /** Not found here, and nobody else has it. */
        default Step nothingLeft(String reason) {
            LocationCode here = details().route().source();
            return Step.of(
                    this,
                    new Cancelled(details().missed().ended()),
                    MoveCause.NOTHING_LEFT,
                    here,
                    notFound(here, reason) + "; nobody else has it",
                    new StockEffect(StockEffect.Kind.NOT_FOUND, here));
        }

        private static String notFound(LocationCode here, String reason) {
            return "not found at " + here + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    /** The pieces are held; the source has to accept. */
    record Reserved(Details details) implements Cancellable, Sought {

        @Override
        public SendState state() {
            return SendState.RESERVED;
        }

        @Override
        public Optional<LocationCode> heldAt() {
            return Optional.of(details.route().source());
        }

        @Override
        public Optional<Instant> deadline() {
            return Optional.of(details.route().packBy());
        }

        /** Somebody at the source goes to get it. */
        public Step accept() {
            return Step.plain(this, new Picking(details.next()), details.route().source(), "accepted");
        }
    }

    /** Somebody is getting the pieces. */
    record Picking(Details details) implements Cancellable, Sought {

        @Override
        public SendState state() {
            return SendState.PICKING;
        }

        @Override
        public Optional<LocationCode> heldAt() {
            return Optional.of(details.route().source());
        }

        @Override
        public Optional<Instant> deadline() {
            return Optional.of(details.route().packBy());
        }

        /** Whether packing it makes it wait for the customer here. */
        public boolean waitsHere() {
            return details.route().way() == Way.PICK_UP_THERE;
        }

        /** Found and ready: in its box, or in the hands of the customer who stands there. */
        public Step pack() {
            LocationCode here = details.route().source();
            if (details.route().way() == Way.CARRY) {
                StockEffect handOver = new StockEffect(StockEffect.Kind.HAND_OVER, here);
                return Step.plain(this, new Collected(details.ended()), here, "handed to the customer", handOver);
            }
            if (waitsHere()) {
                throw new IllegalStateException("A piece that waits here needs a pickup code");
            }
            return Step.plain(this, new Packed(details.next()), here, "packed");
        }

        /** Found and put aside for the customer, who comes here. */
        public Step putAside(PickupLock lock, Instant collectBy) {
            LocationCode here = details.route().source();
            ReadyForPickup ready = new ReadyForPickup(details.next(), here, lock, collectBy);
            return Step.plain(this, ready, here, "ready for pickup");
        }
    }

    /** In its box, waiting for the carrier. */
    record Packed(Details details) implements Cancellable {

        @Override
        public SendState state() {
            return SendState.PACKED;
        }

        @Override
        public Optional<LocationCode> heldAt() {
            return Optional.of(details.route().source());
        }

        @Override
        public Optional<Instant> deadline() {
            return Optional.of(details.route().shipBy());
        }

        /** The carrier took it. */
        public Step ship(String trackingNumber) {
            LocationCode here = details.route().source();
            InTransit moving = new InTransit(details.shippedWith(trackingNumber));
            return Step.plain(this, moving, here, "shipped", new StockEffect(StockEffect.Kind.SHIP, here));
        }
    }

    /** With the carrier. */
    record InTransit(Details details) implements SendOrder {

        @Override
        public SendState state() {
            return SendState.IN_TRANSIT;
        }

        @Override
        public Optional<LocationCode> heldAt() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> deadline() {
            return Optional.of(details.promisedBy());
        }

        /** Whether a store receives it; else a carrier delivers it. */
        public boolean goesToAStore() {
            return details.route().destination().isPresent();
        }

        /** It arrived at the store where the customer collects. */
        public Step receive(PickupLock lock, Instant collectBy) {
            LocationCode here = details.route().destination().orElseThrow();
            ReadyForPickup ready = new ReadyForPickup(details.next(), here, lock, collectBy);
            return Step.plain(this, ready, here, "received", new StockEffect(StockEffect.Kind.RECEIVE, here));
        }

        /** The carrier gave it to the customer. */
        public Step deliver() {
            if (goesToAStore()) {
                throw new IllegalStateException("A store receives it");
            }
            LocationCode from = details.route().source();
            return Step.plain(this, new Delivered(details.ended()), from, "delivered");
        }
    }

    /** Waiting for the customer at a store, which holds the pieces. */
    record ReadyForPickup(Details details, LocationCode store, PickupLock lock, Instant collectBy)
            implements SendOrder {

        @Override
        public SendState state() {
            return SendState.READY_FOR_PICKUP;
        }

        @Override
        public Optional<LocationCode> heldAt() {
            return Optional.of(store);
        }

        @Override
        public Optional<Instant> deadline() {
            return Optional.of(collectBy);
        }

        /** Whether it never left the source, so that it can still be called off. */
        public boolean isAtTheSource() {
            return store.equals(details.route().source());
        }

        /** The customer has it. */
        public Step collect() {
            StockEffect handOver = new StockEffect(StockEffect.Kind.HAND_OVER, store);
            return Step.plain(this, new Collected(details.ended()), store, "collected", handOver);
        }

        /** Nobody came. */
        public Step expire() {
            StockEffect release = new StockEffect(StockEffect.Kind.RELEASE, store);
            Expired expired = new Expired(details.ended());
            return Step.of(this, expired, MoveCause.EXPIRED, store, "not collected in time", release);
        }

        /** Called off while it is at its source. */
        public Step cancel(LocationCode by, String reason) {
            if (!isAtTheSource()) {
                throw new IllegalStateException("It has left its source");
            }
            StockEffect release = new StockEffect(StockEffect.Kind.RELEASE, store);
            String note = reason.isEmpty() ? "cancelled" : "cancelled: " + reason;
            return Step.of(this, new Cancelled(details.ended()), MoveCause.CANCELLED, by, note, release);
        }
    }

    /** An order that has ended. */
    sealed interface Ended extends SendOrder {

        @Override
        default Optional<LocationCode> heldAt() {
            return Optional.empty();
        }

        @Override
        default Optional<Instant> deadline() {
            return Optional.empty();
        }
    }

    /** With the customer, at home. */
    record Delivered(Details details) implements Ended {

        @Override
        public SendState state() {
            return SendState.DELIVERED;
        }
    }

    /** With the customer, from a store. */
    record Collected(Details details) implements Ended {

        @Override
        public SendState state() {
            return SendState.COLLECTED;
        }
    }

    /** Called off. */
    record Cancelled(Details details) implements Ended {

        @Override
        public SendState state() {
            return SendState.CANCELLED;
        }
    }

    /** Nobody collected it in time. */
    record Expired(Details details) implements Ended {

        @Override
        public SendState state() {
            return SendState.EXPIRED;
        }
    }
}
