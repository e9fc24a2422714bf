package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.Optional;
import org.keskio.inventory.domain.location.Location;

/**
 * One way from one source, weighed.
 *
 * @param destination where the customer collects; empty when it is sent home
 * @param packBy      when the source should have it ready
 * @param shipBy      when the carrier leaves with it; for other ways, when it is handed over at the earliest
 * @param start       earliest instant it can be with the customer
 * @param end         the promise: latest instant
 * @param cost        handling and transport, in the market's currency
 * @param costEur     the same in euros, for weighing
 * @param co2Kg       kilograms of CO2 equivalent
 * @param chance      0 to 1 that the pieces will be found
 * @param km          from the source to the asking store
 * @param score       the policy's weighted sum in euros; lower is better
 * @param offerId     the partner's offer that it rests on; empty for stock
 */
public record Option(
        Way way,
        Location source,
        Optional<Location> destination,
        Instant packBy,
        Instant shipBy,
        Instant start,
        Instant end,
        Money cost,
        double costEur,
        double co2Kg,
        double chance,
        double km,
        double score,
        Optional<String> offerId) {

    /** Names it within its set of plans. */
    public String id() {
        return way + "@" + source.code() + offerId.map(offer -> "#" + offer).orElse("");
    }

    /** The same by another way. */
    public Option by(Way other) {
        return new Option(
                other,
                source,
                destination,
                packBy,
                shipBy,
                start,
                end,
                cost,
                costEur,
                co2Kg,
                chance,
                km,
                score,
                offerId);
    }
}
