package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.Optional;
import org.keskio.inventory.domain.location.Location;

/**
 * A location that could supply.
 *
 * @param available      pieces that can be promised there
 * @param countedAt      when its stock of the SKU was last counted
 * @param openWork       send orders it has yet to pick
 * @param notFoundLately pieces it could not find in the last 30 days
 * @param terms          what its owner asks for, when it is not ours
 */
public record Source(
        Location location, int available, Optional<Instant> countedAt, int openWork, int notFoundLately, Terms terms) {

    /** One of ours, or a partner's stock at the usual terms. */
    public Source(Location location, int available, Optional<Instant> countedAt, int openWork, int notFoundLately) {
        this(location, available, countedAt, openWork, notFoundLately, Terms.USUAL);
    }
}
