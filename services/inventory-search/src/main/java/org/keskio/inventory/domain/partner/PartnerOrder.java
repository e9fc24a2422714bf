package org.keskio.inventory.domain.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * An order with a partner and the call that it needs next. The calls may be lost, repeated and late; the id makes them one.
 *
 * @param id          names it between us and the partner
 * @param sendOrderId the send order that it supplies
 * @param offerId     the partner's offer; empty when it is from what the partner reported
 * @param lent        pieces of the offer on our books at the partner's location
 * @param outcome     whether the partner kept its word; empty while that is open
 * @param dueAt       when the next call is due; empty when it has ended
 * @param tryUntil    how long the present call is tried
 * @param tries       how often it was tried in vain
 */
public record PartnerOrder(
        UUID id,
        UUID sendOrderId,
        LocationCode partner,
        Sku sku,
        int quantity,
        String offerId,
        int lent,
        State state,
        Optional<Outcome> outcome,
        Optional<Instant> dueAt,
        Instant tryUntil,
        int tries) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration CANCEL_FOR = Duration.ofDays(1);

    /** What is to be done. */
    public enum State {
        /** It is to be ordered. */
        CONFIRM,
        /** The partner does it; it is asked how far it is. */
        CONFIRMED,
        /** It is to be called off. */
        CANCEL,
        /** Nothing more. */
        ENDED
    }

    /** Whether the partner kept its word. */
    public enum Outcome {
        /** It confirmed. */
        KEPT,
        /** It refused, failed or did not answer. */
        BROKEN,
        /** We called it off. */
        WITHDRAWN
    }

    /** A new one, to be confirmed at once. */
    public static PartnerOrder place(
            UUID id,
            UUID sendOrderId,
            LocationCode partner,
            Sku sku,
            int quantity,
            String offerId,
            int lent,
            Instant now,
            Duration confirmWithin) {
        return new PartnerOrder(
                id,
                sendOrderId,
                partner,
                sku,
                quantity,
                offerId,
                lent,
                State.CONFIRM,
                Optional.empty(),
                Optional.of(now),
                now.plus(confirmWithin),
                0);
    }

    /** Whether the partner still has a part in the send order. */
    public boolean isOpen() {
        return state == State.CONFIRM || state == State.CONFIRMED;
    }

    /** The partner does it. */
    public PartnerOrder confirmed(Instant lookAgain) {
        return with(State.CONFIRMED, Optional.of(Outcome.KEPT), Optional.of(lookAgain), tryUntil, 0);
    }

    /** It stands as it stood. */
    public PartnerOrder lookAgain(Instant at) {
        return with(state, outcome, Optional.of(at), tryUntil, 0);
    }

    /** The partner said no, before or after it had confirmed. */
    public PartnerOrder broken() {
        return with(State.ENDED, Optional.of(Outcome.BROKEN), Optional.empty(), tryUntil, 0);
    }

    /** We don't know whether the partner heard of it, and can't wait: it goes elsewhere and is called off here. */
    public PartnerOrder givenUp(Instant now) {
        return with(State.CANCEL, Optional.of(Outcome.BROKEN), Optional.of(now), now.plus(CANCEL_FOR), 0);
    }

    /** We don't want it any more; what the partner had done until then says nothing about its word. */
    public PartnerOrder withdrawn(Instant now) {
        return with(State.CANCEL, Optional.of(Outcome.WITHDRAWN), Optional.of(now), now.plus(CANCEL_FOR), 0);
    }

    /** Nothing more is to be done. */
    public PartnerOrder ended() {
        return with(State.ENDED, outcome, Optional.empty(), tryUntil, tries);
    }

    /** The call was in vain; the pause before the next grows. */
    public PartnerOrder triedInVain(Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 5));
        Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        return with(state, outcome, Optional.of(next), tryUntil, tries + 1);
    }

    /** Whether the present call was tried for long enough. */
    public boolean isOutOfTime(Instant now) {
        return !now.isBefore(tryUntil);
    }

    private PartnerOrder with(
            State next, Optional<Outcome> nextOutcome, Optional<Instant> due, Instant until, int nextTries) {
        return new PartnerOrder(
                id, sendOrderId, partner, sku, quantity, offerId, lent, next, nextOutcome, due, until, nextTries);
    }
}
