package org.keskio.inventory.inbound.grpc;

import com.google.type.LatLng;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.keskio.inventory.application.location.ImportLocations;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.FindNearestLocationsRequest;
import org.keskio.inventory.v1.FindNearestLocationsResponse;
import org.keskio.inventory.v1.GetLocationRequest;
import org.keskio.inventory.v1.GetLocationResponse;
import org.keskio.inventory.v1.ImportLocationsRequest;
import org.keskio.inventory.v1.ImportLocationsResponse;
import org.keskio.inventory.v1.ListLocationsRequest;
import org.keskio.inventory.v1.ListLocationsResponse;
import org.keskio.inventory.v1.LocationService;

/** Locations over gRPC. */
@GrpcService
@Authenticated
public class LocationGrpc implements LocationService {

    private static final int DEFAULT_NEAREST = 10;
    private static final int MAX_NEAREST = 100;
    private static final int DEFAULT_PAGE = 200;
    private static final int MAX_PAGE = 1_000;
    private static final int MAX_ROWS = 1_000;

    private final Locations locations;
    private final ImportLocations importLocations;

    @Inject
    LocationGrpc(Locations locations, ImportLocations importLocations) {
        this.locations = locations;
        this.importLocations = importLocations;
    }

    @Override
    public Uni<FindNearestLocationsResponse> findNearestLocations(FindNearestLocationsRequest request) {
        Optional<LocationKind> kind = LocationMessages.kind(request.getKind());
        int limit = Asked.limit("limit", request.getLimit(), MAX_NEAREST, DEFAULT_NEAREST);
        List<Locations.AtDistance> nearest = switch (request.getFromCase()) {
            case POSITION -> locations.nearest(point(request.getPosition()), kind, Optional.empty(), limit);
            case LOCATION -> {
                Location from = location("location", request.getLocation());
                yield locations.nearest(from.position(), kind, Optional.of(from.code()), limit);
            }
            case FROM_NOT_SET -> throw Asked.refuse("from", "must be a position or a location");
        };
        return Uni.createFrom()
                .item(FindNearestLocationsResponse.newBuilder()
                        .addAllLocations(nearest.stream()
                                .map(LocationMessages::atDistance)
                                .toList())
                        .build());
    }

    @Override
    public Uni<GetLocationResponse> getLocation(GetLocationRequest request) {
        return Uni.createFrom()
                .item(GetLocationResponse.newBuilder()
                        .setLocation(LocationMessages.location(location("code", request.getCode())))
                        .build());
    }

    @Override
    public Uni<ListLocationsResponse> listLocations(ListLocationsRequest request) {
        Optional<LocationKind> kind = LocationMessages.kind(request.getKind());
        int size = Asked.limit("page_size", request.getPageSize(), MAX_PAGE, DEFAULT_PAGE);
        ListLocationsRequest question =
                request.toBuilder().clearPageToken().clearPageSize().build();
        String after = request.getPageToken().isEmpty() ? "" : PageTokens.decode(request.getPageToken(), question);
        List<Location> page = locations.all().stream()
                .filter(location -> kind.isEmpty() || kind.get() == location.kind())
                .filter(location -> location.code().value().compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        ListLocationsResponse.Builder response = ListLocationsResponse.newBuilder();
        page.stream().limit(size).map(LocationMessages::location).forEach(response::addLocations);
        if (page.size() > size) {
            response.setNextPageToken(
                    PageTokens.encode(page.get(size - 1).code().value(), question));
        }
        return Uni.createFrom().item(response.build());
    }

    @Override
    @RolesAllowed("operator")
    public Uni<ImportLocationsResponse> importLocations(ImportLocationsRequest request) {
        if (request.getRowsCount() > MAX_ROWS) {
            throw Asked.refuse("rows", "must be at most " + MAX_ROWS);
        }
        return importLocations
                .take(request.getRowsList().stream().map(LocationMessages::line).toList())
                .map(report -> ImportLocationsResponse.newBuilder()
                        .setAccepted(report.accepted())
                        .addAllRefused(report.refused().stream()
                                .map(CatalogueMessages::refused)
                                .toList())
                        .build());
    }

    private Location location(String field, String text) {
        LocationCode code = Asked.read(field, text, LocationCode::new);
        return locations
                .find(code)
                .orElseThrow(() -> Asked.unknown(
                        ErrorReason.LOCATION_UNKNOWN, "There is no such location", "location", code.value()));
    }

    private static GeoPoint point(LatLng position) {
        double latitude = position.getLatitude();
        double north = Asked.read("position.latitude", "", text -> new GeoPoint(latitude, 0).latitude());
        return Asked.read("position.longitude", "", text -> new GeoPoint(north, position.getLongitude()));
    }
}
