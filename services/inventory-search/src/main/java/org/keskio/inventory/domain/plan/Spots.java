package org.keskio.inventory.domain.plan;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;

/** The spot of each location, worked out when the location is new or has changed. */
public final class Spots {

    private final Map<LocationCode, Spot> known = new ConcurrentHashMap<>();

    /** The location's spot. */
    @SuppressWarnings(
            "ReferenceEquality") // a location that changed is another object; comparing all of it would cost more
    public Spot of(Location location) {
        Spot spot = known.get(location.code());
        if (spot == null || spot.location() != location) {
            spot = Spot.of(location);
            known.put(location.code(), spot);
        }
        return spot;
    }
}
