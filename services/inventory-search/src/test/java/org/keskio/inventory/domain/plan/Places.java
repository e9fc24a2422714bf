package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.location.OpeningHours;

/** Places to tell of. */
public final class Places {

    /** Where the customer stands. */
    public static final Location HELSINKI = store("FI-HEL-01", 60.1699, 24.9384);

    /** A short drive away. */
    public static final Location ESPOO = store("FI-ESP-01", 60.1756, 24.8031);

    /** Too far to drive. */
    public static final Location TAMPERE = store("FI-TMP-01", 61.4978, 23.7610);

    /** Near, and closed to the public. */
    public static final Location WAREHOUSE = place("WH-FI-01", LocationKind.WAREHOUSE, "", 60.2934, 25.0378, 60, 500);

    /** Somebody else's. */
    public static final Location PARTNER = place("PT-SISU", LocationKind.PARTNER, "", 60.4518, 22.2666, 120, 100);

    private Places() {}

    /** A store that is open on weekdays 10-20 and on Saturdays 10-18. */
    public static Location store(String code, double lat, double lon) {
        return place(code, LocationKind.STORE, "Mo-Fr 10:00-20:00; Sa 10:00-18:00", lat, lon, 60, 50);
    }

    /** A place in Finland. */
    public static Location place(
            String code, LocationKind kind, String hours, double lat, double lon, int minutes, int capacity) {
        return new Location(
                new LocationCode(code),
                kind,
                code,
                "Katu 1",
                "00100",
                "Helsinki",
                "FI",
                new GeoPoint(lat, lon),
                ZoneId.of("Europe/Helsinki"),
                Optional.empty(),
                OpeningHours.parse(hours),
                minutes,
                capacity);
    }

    /** A source that was counted just before. */
    public static Source source(Location location, int available, Instant now) {
        return new Source(location, available, Optional.of(now), 0, 0);
    }
}
