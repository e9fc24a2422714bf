package org.keskio.inventory.domain.plan;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.location.OpeningHours;

/**
 * A location with what is the same about it whatever is asked: where it is on the unit sphere, so that a distance costs a
 * few multiplications, and a number for all that share its calendar. Worth keeping as long as the location.
 *
 * @param codeHash of its code, to tell quickly that it is another
 * @param calendar those with one number have the same kind, hours, holidays and handling
 */
public record Spot(Location location, int codeHash, int calendar, double x, double y, double z) {

    // What a chord may be wrong by near zero, in km.
    private static final double BLUR_KM = 0.001;

    // Numbers tell calendars apart and nothing else, so all may share them.
    private static final Map<Calendar, Integer> CALENDARS = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private record Calendar(OpeningHours hours, LocationKind kind, ZoneId zone, String country, int minutes) {}

    /** Somewhere on the unit sphere. */
    record Point(double x, double y, double z) {

        static Point of(GeoPoint point) {
            double lat = Math.toRadians(point.latitude());
            double lon = Math.toRadians(point.longitude());
            return new Point(Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat));
        }
    }

    /** The location's spot. */
    public static Spot of(Location location) {
        Calendar calendar = new Calendar(
                location.hours(), location.kind(), location.timeZone(), location.country(), location.handlingMinutes());
        int number = CALENDARS.computeIfAbsent(calendar, any -> NEXT.getAndIncrement());
        Point at = Point.of(location.position());
        return new Spot(location, location.code().hashCode(), number, at.x(), at.y(), at.z());
    }

    /** The square of the chord through the unit sphere: it tells which is farther without a root. */
    double squareTo(Point to) {
        double dx = x - to.x;
        double dy = y - to.y;
        double dz = z - to.z;
        return dx * dx + dy * dy + dz * dz;
    }

    /** What has this or a greater square lies farther away than that. */
    static double squareBeyond(double km) {
        double chord = (km + BLUR_KM) / GeoPoint.EARTH_RADIUS_KM;
        return chord * chord * (1 + 1e-9);
    }

    /** Never more than the distance: through the earth, not over it. */
    static double kmAtLeast(double square) {
        return Math.max(0, GeoPoint.EARTH_RADIUS_KM * Math.sqrt(square) - BLUR_KM);
    }
}
