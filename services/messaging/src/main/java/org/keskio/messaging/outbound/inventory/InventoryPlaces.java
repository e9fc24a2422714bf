package org.keskio.messaging.outbound.inventory;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keskio.inventory.v1.GetLocationRequest;
import org.keskio.inventory.v1.LocationService;
import org.keskio.messaging.application.Places;

/** Asks inventory-search once for each store; stores do not move between time zones. */
@ApplicationScoped
class InventoryPlaces implements Places {

    private final Map<String, ZoneId> known = new ConcurrentHashMap<>();

    private final LocationService locations;

    @Inject
    InventoryPlaces(@GrpcClient("inventory") LocationService locations) {
        this.locations = locations;
    }

    @Override
    public Uni<ZoneId> zoneOf(String store) {
        ZoneId zone = known.get(store);
        return zone != null
                ? Uni.createFrom().item(zone)
                : locations
                        .getLocation(
                                GetLocationRequest.newBuilder().setCode(store).build())
                        .map(answer -> ZoneId.of(answer.getLocation().getTimeZone()))
                        .invoke(found -> known.put(store, found));
    }
}
