package org.keskio.inventory.domain.location;

/**
 * A point on the globe (WGS 84).
 *
 * @param latitude  decimal degrees, -90 to 90
 * @param longitude decimal degrees, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

    /** Mean radius of the earth in km (IUGG). */
    public static final double EARTH_RADIUS_KM = 6371.0088;

    public GeoPoint {
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("latitude must be -90 to 90");
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("longitude must be -180 to 180");
        }
    }

    /** Great-circle distance in km, by the haversine formula. */
    public double kmTo(GeoPoint other) {
        double lat1 = Math.toRadians(latitude);
        double lat2 = Math.toRadians(other.latitude);
        double sinLat = Math.sin((lat2 - lat1) / 2);
        double sinLon = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
