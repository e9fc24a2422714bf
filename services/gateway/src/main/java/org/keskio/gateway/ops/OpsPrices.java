package org.keskio.gateway.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.RequestId;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.ops.OpsBodies.NewPrices;
import org.keskio.gateway.peers.Peers;
import org.keskio.pricing.v1.ListPriceHistoryRequest;
import org.keskio.pricing.v1.PublishPricesRequest;

/** The price book, for those who set prices. */
@Path("/api/ops/v1/prices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator", "price-manager"})
@Tag(name = "ops: prices", description = "Publish prices and see their history. Roles operator and price-manager.")
public class OpsPrices {

    private final Peers peers;

    @Inject
    OpsPrices(Peers peers) {
        this.peers = peers;
    }

    @POST
    @Path("/publications")
    @ResponseStatus(201)
    @Operation(
            operationId = "publishPrices",
            summary = "Publish prices",
            description =
                    "They switch together at validFromTime, in every channel at once. 409 VALID_FROM_CLOSED when that instant "
                            + "is too near or past.")
    @APIResponse(
            responseCode = "201",
            description = "Published.",
            content = @Content(schema = @Schema(ref = "PublishPricesResponse")))
    public Uni<ObjectNode> publish(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable NewPrices body) {
        NewPrices prices = Values.required("body", body);
        PublishPricesRequest.Builder request = PublishPricesRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setMarket(Values.text(prices.market()))
                .addAllEntries(prices.toMessages())
                .setReason(Values.text(prices.reason()));
        if (prices.validFromTime() != null) {
            request.setValidFromTime(Values.time("validFromTime", prices.validFromTime()));
        }
        return peers.pricing(pricing -> pricing.publishPrices(request.build())).map(PublicJson::of);
    }

    @GET
    @Path("/history")
    @Operation(
            operationId = "listPriceHistory",
            summary = "Past, present and planned prices of a SKU",
            description = "Oldest first, all tiers, each with who published it, when and why.")
    @APIResponse(
            responseCode = "200",
            description = "A page of prices.",
            content = @Content(schema = @Schema(ref = "ListPriceHistoryResponse")))
    public Uni<ObjectNode> history(
            @QueryParam("sku") @Parameter(description = "SKU.", required = true, example = "TUN-0001-BLK-M") @Nullable
                    String sku,
            @QueryParam("market") @Parameter(description = "Market.", required = true, example = "FI") @Nullable
                    String market,
            @QueryParam("pageSize") @Parameter(description = "1-500; empty = 100.") @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken) {
        ListPriceHistoryRequest request = ListPriceHistoryRequest.newBuilder()
                .setSku(Values.text(sku))
                .setMarket(Values.text(market))
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken))
                .build();
        return peers.pricing(pricing -> pricing.listPriceHistory(request)).map(PublicJson::of);
    }
}
