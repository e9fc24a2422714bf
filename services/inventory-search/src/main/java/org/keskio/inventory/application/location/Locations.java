package org.keskio.inventory.application.location;

import java.util.List;
import java.util.Optional;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

/** All locations, held in memory by each replica and kept fresh. */
public interface Locations {

    /** The location with the code. */
    Optional<Location> find(LocationCode code);

    /** All of them by code. */
    List<Location> all();

    /** The nearest first, of one kind or any; the location with {@code except} is left out. */
    List<AtDistance> nearest(GeoPoint from, Optional<LocationKind> kind, Optional<LocationCode> except, int limit);

    /** A location and its great-circle distance in km. */
    record AtDistance(Location location, double km) {}
}
