package org.keskio.inventory.application.location;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keskio.inventory.application.feed.FieldReader;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Gln;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.location.OpeningHours;

/** One line of a location feed as it came. */
public record LocationLine(
        long line,
        String code,
        String kind,
        String name,
        String street,
        String postcode,
        String town,
        String country,
        String latitude,
        String longitude,
        String timeZone,
        String gln,
        String openingHours,
        String handlingMinutes,
        String dailyCapacity) {

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final int MAX_NAME = 200;
    private static final int MAX_HANDLING = 20_000;
    private static final int DEFAULT_HANDLING = 60;
    private static final int MAX_CAPACITY = 1_000_000;
    private static final int DEFAULT_CAPACITY = 50;

    /** The location that it describes; {@link FieldReader.RefusedLine} when a field cannot be taken. */
    Location read() {
        FieldReader fields = new FieldReader(line);
        return new Location(
                fields.read("code", code, LocationCode::new),
                fields.read("kind", kind, LocationLine::kind),
                fields.required("name", name, MAX_NAME),
                fields.text("street", street, MAX_NAME),
                fields.text("postcode", postcode, 20),
                fields.text("town", town, MAX_NAME),
                fields.read("country", country, LocationLine::country),
                position(fields),
                fields.read("time_zone", timeZone, LocationLine::zone),
                gln.isBlank() ? Optional.empty() : Optional.of(fields.read("gln", gln, Gln::new)),
                fields.read("opening_hours", openingHours, OpeningHours::parse),
                fields.number("handling_minutes", handlingMinutes, MAX_HANDLING, DEFAULT_HANDLING),
                fields.number("daily_capacity", dailyCapacity, MAX_CAPACITY, DEFAULT_CAPACITY));
    }

    private GeoPoint position(FieldReader fields) {
        double north = fields.decimal("latitude", latitude);
        double east = fields.decimal("longitude", longitude);
        fields.read("latitude", latitude, text -> new GeoPoint(north, 0));
        return fields.read("longitude", longitude, text -> new GeoPoint(north, east));
    }

    private static LocationKind kind(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "store" -> LocationKind.STORE;
            case "warehouse" -> LocationKind.WAREHOUSE;
            case "partner" -> LocationKind.PARTNER;
            default -> throw new IllegalArgumentException("must be store, warehouse or partner");
        };
    }

    private static String country(String text) {
        if (!COUNTRIES.contains(text)) {
            throw new IllegalArgumentException("must be an ISO 3166-1 alpha-2 code, e.g. FI");
        }
        return text;
    }

    private static ZoneId zone(String text) {
        if (!ZONES.contains(text)) {
            throw new IllegalArgumentException("must be an IANA time zone, e.g. Europe/Helsinki");
        }
        return ZoneId.of(text);
    }
}
