package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.Optional;
import org.keskio.inventory.domain.chance.ChanceModel;
import org.keskio.inventory.domain.chance.Evidence;
import org.keskio.inventory.domain.chance.Finding;
import org.keskio.inventory.domain.chance.Trail;
import org.keskio.inventory.domain.location.Location;

/**
 * A location that could supply.
 *
 * @param available pieces that can be promised there
 * @param openWork  send orders it has yet to pick
 * @param finding   how likely they are found
 * @param terms     what its owner asks for, when it is not ours
 */
public record Source(Spot spot, int available, int openWork, Finding finding, Terms terms) {

    /** One of which only the record is known, at the usual terms. */
    public Source(Location location, int available, Optional<Instant> countedAt, int openWork, int misses) {
        this(Spot.of(location), available, countedAt, openWork, misses, Terms.USUAL);
    }

    /**
     * One of which only the record is known.
     *
     * @param countedAt when its stock of the SKU was last counted
     * @param misses    pieces that were not found there just after
     */
    public Source(Spot spot, int available, Optional<Instant> countedAt, int openWork, int misses, Terms terms) {
        this(spot, available, openWork, told(available, countedAt, misses), terms);
    }

    /** Where it is. */
    public Location location() {
        return spot.location();
    }

    /** When its stock of the SKU was last counted. */
    public Optional<Instant> countedAt() {
        long counted = finding.evidence().countedAt();
        return counted == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(counted));
    }

    private static Finding told(int available, Optional<Instant> countedAt, int misses) {
        long counted = countedAt.map(Instant::getEpochSecond).orElse(0L);
        Trail trail = Trail.NONE;
        for (int i = 0; i < misses; i++) {
            trail = trail.misses(1, counted + 1);
        }
        return new Finding(new Evidence(available, 0, counted, trail), ChanceModel.before());
    }
}
