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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.RequestId;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.CheckStockRequest;
import org.keskio.inventory.v1.ConfirmDeliveryRequest;
import org.keskio.inventory.v1.ListMovementsRequest;
import org.keskio.messaging.v1.ExplainMessageRequest;
import org.keskio.messaging.v1.ListMessagesRequest;
import org.keskio.profile.v1.ListLooksRequest;

/** What operators look up and report. */
@Path("/api/ops/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "ops: administration", description = "Ledger, checks, deliveries, audit and messages. Role operator.")
public class OpsAdministration {

    // All cells of a large retailer are compared in one call.
    private static final Duration WHOLE_STOCK = Duration.ofSeconds(30);

    private final Peers peers;

    @Inject
    OpsAdministration(Peers peers) {
        this.peers = peers;
    }

    @GET
    @Path("/stock/{sku}/ledger")
    @Operation(
            operationId = "listMovements",
            summary = "The ledger of a SKU",
            description = "Each movement, newest first, and the stock that is their sum.")
    @APIResponse(
            responseCode = "200",
            description = "A page of movements.",
            content = @Content(schema = @Schema(ref = "ListMovementsResponse")))
    public Uni<ObjectNode> ledger(
            @PathParam("sku") @Parameter(description = "SKU.", example = "TUN-0001-BLK-M") String sku,
            @QueryParam("location") @Parameter(description = "Code of a location; empty = all.") @Nullable
                    String location,
            @QueryParam("pageSize") @Parameter(description = "1-500; empty = 100.") @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken) {
        ListMovementsRequest request = ListMovementsRequest.newBuilder()
                .setSku(sku)
                .setLocation(Values.text(location))
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken))
                .build();
        return peers.stock(stock -> stock.listMovements(request)).map(PublicJson::of);
    }

    @GET
    @Path("/stock/check")
    @Operation(
            operationId = "checkStock",
            summary = "Compare stock with its ledger",
            description = "Over all of the stock or one SKU; no differences = all is right.")
    @APIResponse(
            responseCode = "200",
            description = "What was compared and what differs.",
            content = @Content(schema = @Schema(ref = "CheckStockResponse")))
    public Uni<ObjectNode> check(
            @QueryParam("sku") @Parameter(description = "SKU; empty = all of the stock.") @Nullable String sku) {
        CheckStockRequest request =
                CheckStockRequest.newBuilder().setSku(Values.text(sku)).build();
        return peers.within(WHOLE_STOCK)
                .stock(stock -> stock.checkStock(request))
                .map(PublicJson::of);
    }

    @POST
    @Path("/sends/{id}/delivered")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "confirmDelivery",
            summary = "The carrier delivered it",
            description = "in_transit becomes delivered.")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> delivered(
            @PathParam("id") @Parameter(description = "UUID of the send order.") String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key) {
        ConfirmDeliveryRequest request = ConfirmDeliveryRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id)
                .build();
        return peers.sends(sends -> sends.confirmDelivery(request)).map(answer -> PublicJson.of(answer.getOrder()));
    }

    @GET
    @Path("/customers/{id}/looks")
    @Operation(
            operationId = "listLooks",
            summary = "Who looked at a customer",
            description = "Who, from which store, why and when; newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of looks.",
            content = @Content(schema = @Schema(ref = "ListLooksResponse")))
    public Uni<ObjectNode> looks(
            @PathParam("id") @Parameter(description = "UUID of the customer.") String id,
            @QueryParam("pageSize") @Parameter(description = "1-200; empty = 50.") @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken) {
        ListLooksRequest request = ListLooksRequest.newBuilder()
                .setCustomerId(id)
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken))
                .build();
        return peers.profile(profile -> profile.listLooks(request)).map(PublicJson::of);
    }

    @GET
    @Path("/messages")
    @Operation(
            operationId = "listMessages",
            summary = "Messages to customers",
            description = "By what they are about or by customer; newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of messages.",
            content = @Content(schema = @Schema(ref = "ListMessagesResponse")))
    public Uni<ObjectNode> messages(
            @QueryParam("reference") @Parameter(description = "UUID of a send order.") @Nullable String reference,
            @QueryParam("customerId") @Parameter(description = "UUID of a customer.") @Nullable String customerId,
            @QueryParam("pageSize") @Parameter(description = "1-200; empty = 50.") @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken) {
        ListMessagesRequest request = ListMessagesRequest.newBuilder()
                .setReference(Values.text(reference))
                .setCustomerId(Values.text(customerId))
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken))
                .build();
        return peers.messaging(messaging -> messaging.listMessages(request)).map(PublicJson::of);
    }

    @GET
    @Path("/messages/{id}/explanation")
    @Operation(
            operationId = "explainMessage",
            summary = "Why a message was sent or withheld",
            description = "Each step of the decision, in order.")
    @APIResponse(
            responseCode = "200",
            description = "The message and the steps.",
            content = @Content(schema = @Schema(ref = "ExplainMessageResponse")))
    public Uni<ObjectNode> explain(@PathParam("id") @Parameter(description = "UUID of the message.") String id) {
        ExplainMessageRequest request =
                ExplainMessageRequest.newBuilder().setMessageId(id).build();
        return peers.messaging(messaging -> messaging.explainMessage(request)).map(PublicJson::of);
    }
}
