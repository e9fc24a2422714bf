package org.keskio.gateway.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
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
import org.keskio.inventory.v1.GetStockFeedRequest;
import org.keskio.inventory.v1.ReconcileStockRequest;

/** Keeping the stock right. */
@Path("/api/ops/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "ops: stock", description = "Reconciliation and the state of stock feeds. Role operator.")
public class OpsStock {

    // All cells of a large retailer are compared in one call.
    private static final Duration WHOLE_STOCK = Duration.ofMinutes(2);

    private final Peers peers;

    @Inject
    OpsStock(Peers peers) {
        this.peers = peers;
    }

    @Schema(name = "Reconciling", description = "What to recompute, and whether to repair it.")
    record Reconciling(
            @Schema(description = "SKU; left out = all of the stock.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(description = "Whether the differences of this page are repaired.", examples = "false") @Nullable
            Boolean repair,

            @Schema(description = "Why, at most 200 characters; kept in the ledger.", examples = "after the restore")
            @Nullable
            String reason,

            @Schema(description = "1-5000; left out = 1000.", examples = "1000") @Nullable
            Integer pageSize,

            @Schema(description = "From the earlier answer.", examples = "") @Nullable
            String pageToken) {}

    @POST
    @Path("/stock/reconcile")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reconcileStock",
            summary = "Recompute the stock",
            description =
                    "Names each difference with its cause, page by page, and repairs those of the page when asked to. "
                            + "Repairing twice changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The differences; none = all is right.",
            content = @Content(schema = @Schema(ref = "ReconcileStockResponse")))
    public Uni<ObjectNode> reconcile(@Nullable Reconciling body) {
        Reconciling asked = body == null ? new Reconciling(null, null, null, null, null) : body;
        ReconcileStockRequest request = ReconcileStockRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSku(Values.text(asked.sku()))
                .setRepair(Boolean.TRUE.equals(asked.repair()))
                .setReason(Values.text(asked.reason()))
                .setPageSize(asked.pageSize() == null ? 0 : asked.pageSize())
                .setPageToken(Values.text(asked.pageToken()))
                .build();
        return peers.within(WHOLE_STOCK)
                .stock(stock -> stock.reconcileStock(request))
                .map(PublicJson::of);
    }

    @GET
    @Path("/stock-feeds/{feed}")
    @Operation(
            operationId = "getStockFeed",
            summary = "How a stock feed stands",
            description = "The last message, what is missing of it, rows taken and refused.")
    @APIResponse(
            responseCode = "200",
            description = "The feed.",
            content = @Content(schema = @Schema(ref = "StockFeed")))
    public Uni<ObjectNode> feed(
            @PathParam("feed") @Parameter(description = "Name of the feed.", example = "wms-vantaa") String feed) {
        GetStockFeedRequest request =
                GetStockFeedRequest.newBuilder().setFeed(feed).build();
        return peers.stock(stock -> stock.getStockFeed(request)).map(answer -> PublicJson.of(answer.getFeed()));
    }
}
