package org.keskio.inventory.domain.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * A partner's record.
 *
 * @param location     where its stock lies, of the kind partner
 * @param enabled      whether it is promised from and asked
 * @param endpoint     where it answers; empty when it is not asked
 * @param leadTimeDays from order to handed over, where its feed does not say
 * @param feedMaxAge   how long what it reported is promised
 * @param feedAt       when its feed came last
 * @param version      grows by one with each change
 */
public record Partner(
        LocationCode location,
        boolean enabled,
        Optional<Endpoint> endpoint,
        int leadTimeDays,
        Duration feedMaxAge,
        Optional<Instant> feedAt,
        long version) {

    /** The longest lead time. */
    public static final int MOST_LEAD_DAYS = 60;

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(365);

    public Partner {
        if (leadTimeDays < 0 || leadTimeDays > MOST_LEAD_DAYS) {
            throw new IllegalArgumentException("lead time must be 0-" + MOST_LEAD_DAYS + " days");
        }
        if (feedMaxAge.compareTo(SHORTEST) < 0 || feedMaxAge.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("feed's greatest age must be 5 minutes to 365 days");
        }
    }

    /** Whether it can be asked. */
    public boolean answers() {
        return enabled && endpoint.isPresent();
    }
}
