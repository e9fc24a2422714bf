package org.keskio.inventory.domain.location;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A place that holds stock.
 *
 * @param country         ISO 3166-1 alpha-2
 * @param timeZone        the zone its opening hours are written in
 * @param hours           when people work there; never, when it is closed to the public
 * @param handlingMinutes minutes from order to handed over, in working time
 * @param dailyCapacity   send orders it can pick in a day
 */
public record Location(
        LocationCode code,
        LocationKind kind,
        String name,
        String street,
        String postcode,
        String town,
        String country,
        GeoPoint position,
        ZoneId timeZone,
        Optional<Gln> gln,
        OpeningHours hours,
        int handlingMinutes,
        int dailyCapacity) {

    public Location {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("name must be 1-200 characters");
        }
        if (handlingMinutes < 0 || handlingMinutes > 20_000) {
            throw new IllegalArgumentException("handling_minutes must be 0-20000");
        }
        if (dailyCapacity < 0 || dailyCapacity > 1_000_000) {
            throw new IllegalArgumentException("daily_capacity must be 0-1000000");
        }
    }

    /** Great-circle distance in km. */
    public double kmTo(Location other) {
        return position.kmTo(other.position);
    }

    /** Whether it is open at the instant. */
    public boolean isOpen(Instant at) {
        return hours.isOpen(at, timeZone);
    }

    /** The first instant from {@code from} on when it is open; empty when it never is. */
    public Optional<Instant> nextOpen(Instant from) {
        return hours.nextOpen(from, timeZone);
    }
}
