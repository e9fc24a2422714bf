package org.keskio.gateway.clerk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.FindNearestLocationsRequest;
import org.keskio.inventory.v1.LocationKind;

/** The places around the clerk's store. */
@Path("/api/clerk/v1/locations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"clerk", "store-manager"})
@Tag(name = "clerk: stock")
public class ClerkLocations {

    private final Peers peers;
    private final Stores stores;

    @Inject
    ClerkLocations(Peers peers, Stores stores) {
        this.peers = peers;
        this.stores = stores;
    }

    @GET
    @Operation(
            operationId = "listLocations",
            summary = "Places around this store",
            description = "Nearest first, this store left out: where a transfer could go.")
    @APIResponse(
            responseCode = "200",
            description = "The places.",
            content = @Content(schema = @Schema(ref = "FindNearestLocationsResponse")))
    public Uni<ObjectNode> list(
            @QueryParam("kind")
                    @Parameter(description = "store, warehouse or partner; empty = all.", example = "store")
                    @Nullable
                    String kind,
            @QueryParam("limit") @Parameter(description = "1-100; empty = 10.", example = "100") @Nullable
                    String limit) {
        FindNearestLocationsRequest.Builder request = FindNearestLocationsRequest.newBuilder()
                .setLocation(stores.codeOfCaller())
                .setLimit(Values.number("limit", limit));
        if (kind != null && !kind.isEmpty()) {
            request.setKind(LocationKind.valueOf(Values.word("kind", kind, LocationKind.getDescriptor())));
        }
        return peers.locations(locations -> locations.findNearestLocations(request.build()))
                .map(PublicJson::of);
    }
}
