package org.keskio.inventory.domain.catalogue;

import java.util.List;
import org.keskio.inventory.domain.location.Location;

/**
 * Where one SKU can be had.
 *
 * @param places nearest first when a store asks, else by code; at most {@link #MAX_PLACES}
 */
public record Availability(Sku sku, Reach reach, List<Place> places) {

    /** More than this many places are of no use to anybody. */
    public static final int MAX_PLACES = 200;

    /** Pieces at one location and its distance in km from the asking store (0 when none asks). */
    public record Place(Location location, int available, double km) {}
}
