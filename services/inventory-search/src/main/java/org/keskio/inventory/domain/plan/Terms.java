package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * At what terms a source supplies, where they differ from the usual ones of its kind.
 *
 * @param offerId  the partners' offer that it rests on; empty for stock
 * @param leadDays working days from order to handed over, instead of the usual handling
 * @param readyAt  when the carrier can have it at the latest, by the partner's own word
 * @param costEur  what the source takes for a parcel instead of the usual handling, in euros without the carrier
 * @param chance   0 to 1 that it will be found, where that is known otherwise than from stock
 */
public record Terms(
        Optional<String> offerId,
        OptionalInt leadDays,
        Optional<Instant> readyAt,
        Optional<Double> costEur,
        Optional<Double> chance) {

    /** Nothing special. */
    public static final Terms USUAL =
            new Terms(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether time, price and chance are as usual for its kind. */
    boolean areUsual() {
        return equals(USUAL);
    }

    /** Stock that a partner reported; 0 days are the usual handling. */
    public static Terms reported(OptionalInt leadDays, Optional<Double> costEur) {
        return new Terms(Optional.empty(), leadDays, Optional.empty(), costEur, Optional.empty());
    }

    /** What a partner offered. */
    public static Terms offered(String offerId, Instant readyAt, double costEur, double chance) {
        return new Terms(
                Optional.of(offerId),
                OptionalInt.empty(),
                Optional.of(readyAt),
                Optional.of(costEur),
                Optional.of(chance));
    }
}
