package org.keskio.inventory.domain.plan;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.location.OpeningHours;

/**
 * What is always the same about a location, found by the location itself: where it is on the unit sphere, so that a
 * distance costs a few multiplications, and a number for all that share its calendar. Many threads read, few write.
 */
final class Atlas {

    // Far more than there are locations; a retailer that changes them all the time begins anew.
    private static final int MOST = 1 << 17;
    private static final int FIRST_SIZE = 1 << 10;

    private volatile @Nullable Entry[] table = new @Nullable Entry[FIRST_SIZE];
    private int size;
    private final Map<Shared, Integer> calendars = new HashMap<>();

    /** A location; those with one {@code calendar} number have the same hours, holidays and handling. */
    record Entry(Location location, int calendar, Point at) {}

    private record Shared(OpeningHours hours, LocationKind kind, ZoneId zone, String country, int minutes) {}

    /** Somewhere, as a point on the unit sphere. */
    record Point(double x, double y, double z) {

        // What a chord may be wrong by near zero, in km.
        private static final double BLUR_KM = 0.001;

        static Point of(GeoPoint point) {
            double lat = Math.toRadians(point.latitude());
            double lon = Math.toRadians(point.longitude());
            return new Point(Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat));
        }

        /** Never more than the distance: through the earth, not over it. */
        double kmAtLeast(Point to) {
            double dx = x - to.x;
            double dy = y - to.y;
            double dz = z - to.z;
            return Math.max(0, GeoPoint.EARTH_RADIUS_KM * Math.sqrt(dx * dx + dy * dy + dz * dz) - BLUR_KM);
        }
    }

    /** The location's entry. */
    @SuppressWarnings("ReferenceEquality") // found by identity: comparing whole locations would cost more than it saves
    Entry of(Location location) {
        @Nullable Entry[] now = table;
        int mask = now.length - 1;
        for (int i = System.identityHashCode(location) & mask; ; i = (i + 1) & mask) {
            Entry entry = now[i];
            if (entry == null) {
                return add(location);
            }
            if (entry.location == location) {
                return entry;
            }
        }
    }

    private synchronized Entry add(Location location) {
        Shared shared = new Shared(
                location.hours(), location.kind(), location.timeZone(), location.country(), location.handlingMinutes());
        Entry entry = new Entry(
                location, calendars.computeIfAbsent(shared, any -> calendars.size()), Point.of(location.position()));
        if (size >= MOST) {
            table = new @Nullable Entry[FIRST_SIZE];
            size = 0;
        } else if (size * 2 >= table.length) {
            table = larger(table);
        }
        if (put(table, entry)) {
            size++;
        }
        return entry;
    }

    private static @Nullable Entry[] larger(@Nullable Entry[] table) {
        @Nullable Entry[] larger = new @Nullable Entry[table.length * 2];
        for (Entry entry : table) {
            if (entry != null) {
                put(larger, entry);
            }
        }
        return larger;
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private static boolean put(@Nullable Entry[] table, Entry entry) {
        int mask = table.length - 1;
        for (int i = System.identityHashCode(entry.location) & mask; ; i = (i + 1) & mask) {
            Entry other = table[i];
            if (other == null) {
                table[i] = entry;
                return true;
            }
            if (other.location == entry.location) {
                return false;
            }
        }
    }
}
