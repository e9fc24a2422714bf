package org.keskio.inventory.domain.send;

import java.time.Instant;
import java.util.List;
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

        /** Called off: what is held is given back. */
        default Step cancel(LocationCode by, String reason) {
            Cancelled cancelled = new Cancelled(details().ended());
            String note = reason.isEmpty() ? "cancelled" : "cancelled: " + reason;
            StockEffect[] release = heldAt().stream()
                    .map(held -> new StockEffect(StockEffect.Kind.RELEASE, held))
                    .toArray(StockEffect[]::new);
            return Step.of(this, cancelled, MoveCause.CANCELLED, by, note, release);
        }
    }

    /** An order whose pieces are looked for. */
    sealed interface Sought extends SendOrder {

        /** This source does not supply; another one takes over. */
        default Step resource(Option next, WhyNot why) {
            LocationCode here = details().route().source();
            Reserved moved = new Reserved(why.exclude(details()).rerouted(Route.of(next), next.end()));
            return Step.marked(
                    this,
                    moved,
                    why.cause(),
                    story(why, here, StepMark.RESOURCED, next.source().code() + " supplies"),
                    new StockEffect(why.effect(), here),
                    new StockEffect(StockEffect.Kind.HOLD, next.source().code()));
        }

        /** This source does not supply and nobody else has it: the customer has a choice. */
        default Step nothingLeft(WhyNot why, Instant now, Instant chooseBy) {
            LocationCode here = details().route().source();
            return Step.marked(
                    this,
                    new AwaitingChoice(why.exclude(details()).next(), now, chooseBy, false),
                    MoveCause.NOTHING_LEFT,
                    story(why, here, StepMark.AWAITING_CHOICE, "nobody else has it"),
                    new StockEffect(why.effect(), here));
        }

        /** To decline is a step; the others are told in the same breath as what became of them. */
        private static List<Step.Mark> story(WhyNot why, LocationCode here, StepMark then, String after) {
            return switch (why) {
                case WhyNot.Declined _ ->
                    List.of(new Step.Mark(StepMark.DECLINED, here, why.note(here)), new Step.Mark(then, here, after));
                case WhyNot.NotFound _, WhyNot.TooLate _ ->
                    List.of(new Step.Mark(then, here, why.note(here) + "; " + after));
            };
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

    /**
     * Nobody can supply; nothing is held. The customer was told and has a choice.
     *
     * @param since    when nothing was left
     * @param chooseBy then the money goes back
     * @param waits    the customer chose to wait until a source has it again
     */
    record AwaitingChoice(Details details, Instant since, Instant chooseBy, boolean waits) implements Cancellable {

        @Override
        public SendState state() {
            return SendState.AWAITING_CHOICE;
        }

        @Override
        public Optional<LocationCode> heldAt() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> deadline() {
            return Optional.of(chooseBy);
        }

        /** A source has it again. */
        public Step resource(Option next) {
            LocationCode source = next.source().code();
            Reserved moved = new Reserved(details.rerouted(Route.of(next), next.end()));
            return Step.marked(
                    this,
                    moved,
                    MoveCause.RESOURCED,
                    List.of(new Step.Mark(StepMark.RESOURCED, source, "found again; " + source + " supplies")),
                    new StockEffect(StockEffect.Kind.HOLD, source));
        }

        /** The customer wants the money back. */
        public Step refund(LocationCode by) {
            return Step.of(
                    this, new Cancelled(details.ended()), MoveCause.CHOSEN, by, "the customer wants the money back");
        }

        /** The customer waits. */
        public Step await(LocationCode by) {
            AwaitingChoice waiting = new AwaitingChoice(details.next(), since, chooseBy, true);
            return Step.of(this, waiting, MoveCause.CHOSEN, by, "the customer waits until somebody has it");
        }

        /** The time to choose, or to wait, is over. */
        public Step giveUp() {
            String note = waits ? "nobody had it in time; money back" : "nobody chose in time; money back";
            return Step.of(this, new Cancelled(details.ended()), MoveCause.EXPIRED, details.orderingStore(), note);
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

    /** An order that the customer has, and may bring back to any store. */
    sealed interface Returnable extends Ended {

        /** The customer brought it back to a store. */
        default Step bringBack(LocationCode store, ReturnCondition condition, String reason) {
            StockEffect back = new StockEffect(StockEffect.Kind.TAKE_BACK, store);
            StockEffect[] effects = switch (condition) {
                case SELLABLE -> new StockEffect[] {back};
                case DAMAGED -> new StockEffect[] {back, new StockEffect(StockEffect.Kind.WRITE_OFF, store)};
            };
            String what = condition == ReturnCondition.DAMAGED ? "returned, damaged" : "returned";
            return Step.of(
                    this,
                    new Returned(details().next()),
                    MoveCause.RETURNED,
                    store,
                    reason.isEmpty() ? what : what + ": " + reason,
                    effects);
        }
    }

    /** With the customer, at home. */
    record Delivered(Details details) implements Returnable {

        @Override
        public SendState state() {
            return SendState.DELIVERED;
        }
    }

    /** With the customer, from a store. */
    record Collected(Details details) implements Returnable {

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

    /** Brought back by the customer. */
    record Returned(Details details) implements Ended {

        @Override
        public SendState state() {
            return SendState.RETURNED;
        }
    }
}
