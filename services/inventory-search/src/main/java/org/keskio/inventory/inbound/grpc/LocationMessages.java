package org.keskio.inventory.inbound.grpc;

import com.google.type.LatLng;
import java.util.Optional;
import org.keskio.inventory.application.location.LocationLine;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.location.Gln;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.v1.LocationAtDistance;
import org.keskio.inventory.v1.LocationKind;
import org.keskio.inventory.v1.LocationRow;

/** Locations in messages. */
final class LocationMessages {

    private LocationMessages() {}

    static LocationKind kind(org.keskio.inventory.domain.location.LocationKind kind) {
        return switch (kind) {
            case STORE -> LocationKind.LOCATION_KIND_STORE;
            case WAREHOUSE -> LocationKind.LOCATION_KIND_WAREHOUSE;
            case PARTNER -> LocationKind.LOCATION_KIND_PARTNER;
        };
    }

    /** Empty for any; FIELD_INVALID for a kind that this version does not know. */
    static Optional<org.keskio.inventory.domain.location.LocationKind> kind(LocationKind kind) {
        return switch (kind) {
            case LOCATION_KIND_UNSPECIFIED -> Optional.empty();
            case LOCATION_KIND_STORE -> Optional.of(org.keskio.inventory.domain.location.LocationKind.STORE);
            case LOCATION_KIND_WAREHOUSE -> Optional.of(org.keskio.inventory.domain.location.LocationKind.WAREHOUSE);
            case LOCATION_KIND_PARTNER -> Optional.of(org.keskio.inventory.domain.location.LocationKind.PARTNER);
            case UNRECOGNIZED -> throw Asked.refuse("kind", "is not a kind of location");
        };
    }

    static org.keskio.inventory.v1.Location location(Location location) {
        return org.keskio.inventory.v1.Location.newBuilder()
                .setCode(location.code().value())
                .setKind(kind(location.kind()))
                .setName(location.name())
                .setStreet(location.street())
                .setPostcode(location.postcode())
                .setTown(location.town())
                .setCountry(location.country())
                .setPosition(LatLng.newBuilder()
                        .setLatitude(location.position().latitude())
                        .setLongitude(location.position().longitude()))
                .setTimeZone(location.timeZone().getId())
                .setGln(location.gln().map(Gln::value).orElse(""))
                .setOpeningHours(location.hours().text())
                .setHandlingMinutes(location.handlingMinutes())
                .setDailyCapacity(location.dailyCapacity())
                .build();
    }

    static LocationAtDistance atDistance(Locations.AtDistance at) {
        return LocationAtDistance.newBuilder()
                .setLocation(location(at.location()))
                .setDistanceKm(at.km())
                .build();
    }

    static LocationLine line(LocationRow row) {
        return new LocationLine(
                row.getLine(),
                row.getCode(),
                row.getKind(),
                row.getName(),
                row.getStreet(),
                row.getPostcode(),
                row.getTown(),
                row.getCountry(),
                row.getLatitude(),
                row.getLongitude(),
                row.getTimeZone(),
                row.getGln(),
                row.getOpeningHours(),
                row.getHandlingMinutes(),
                row.getDailyCapacity());
    }
}
