package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** When people work at a place. */
interface WorkTime {

    ZoneId zone();

    /** The first working instant from {@code from} on; empty when there is none. */
    Optional<Instant> next(Instant from);

    /** The instant at which so much working time has passed since {@code from}; empty when there is not so much. */
    Optional<Instant> after(Duration work, Instant from);

    /** The start of work after so many working days; 0 is {@code from} itself. */
    default Optional<Instant> afterDays(int days, Instant from) {
        Optional<Instant> at = Optional.of(from);
        for (int day = 0; day < days && at.isPresent(); day++) {
            at = next(at.get()).flatMap(open -> next(midnightAfter(open)));
        }
        return at;
    }

    /** The end of the day there. */
    default Instant midnightAfter(Instant at) {
        return LocalDate.ofInstant(at, zone()).plusDays(1).atStartOfDay(zone()).toInstant();
    }
}
