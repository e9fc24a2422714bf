package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * At what terms a source supplies, where they differ from the usual ones of its kind.
 *
 * @param offerId the partner's offer; empty for stock
 * @param readyAt earliest instant the source can begin to handle it
 * @param costEur what the source takes for a parcel instead of the usual handling, in euros without the carrier
 */
public record Terms(Optional<String> offerId, Optional<Instant> readyAt, Optional<Double> costEur) {

    /** Nothing special. */
    public static final Terms USUAL = new Terms(Optional.empty(), Optional.empty(), Optional.empty());
}
