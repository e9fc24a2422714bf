package org.keskio.gateway.clerk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.clerk.ClerkBodies.Collection;
import org.keskio.gateway.clerk.ClerkBodies.NewSend;
import org.keskio.gateway.clerk.ClerkBodies.PlanQuestion;
import org.keskio.gateway.clerk.ClerkBodies.Shipment;
import org.keskio.gateway.clerk.ClerkBodies.Why;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.RequestId;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.gateway.problem.Problem;
import org.keskio.gateway.problem.Reason;
import org.keskio.inventory.v1.AcceptPickRequest;
import org.keskio.inventory.v1.CancelSendOrderRequest;
import org.keskio.inventory.v1.CollectPickupRequest;
import org.keskio.inventory.v1.GetSendOrderRequest;
import org.keskio.inventory.v1.ListTasksRequest;
import org.keskio.inventory.v1.PackRequest;
import org.keskio.inventory.v1.PlanSendRequest;
import org.keskio.inventory.v1.ReceiveAtStoreRequest;
import org.keskio.inventory.v1.SendRequest;
import org.keskio.inventory.v1.SendResponse;
import org.keskio.inventory.v1.ShipRequest;

/** Search &amp; Send: plans, send orders and the store's tasks. */
@Path("/api/clerk/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"clerk", "store-manager"})
@Tag(name = "clerk: sends", description = "Plans, send orders and tasks of the clerk's store.")
public class ClerkSends {

    private static final String ORDER = "UUID of the send order.";

    private final Peers peers;
    private final Stores stores;

    @Inject
    ClerkSends(Peers peers, Stores stores) {
        this.peers = peers;
        this.stores = stores;
    }

    @POST
    @Path("/plans")
    @Operation(
            operationId = "plan",
            summary = "The ways to get a product or a basket to the customer",
            description =
                    "Ranked, each with promise, cost, chance and reason, and the one price as a signed quote. Changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Recommended first; plans is empty when nobody has it.",
            content = @Content(schema = @Schema(ref = "PlanSendResponse")))
    public Uni<ObjectNode> plan(@Nullable PlanQuestion body) {
        PlanQuestion question = Values.required("body", body);
        PlanSendRequest.Builder request = PlanSendRequest.newBuilder()
                .setSku(Values.text(question.sku()))
                .setQuantity(question.pieces())
                .addAllLines(question.lineMessages())
                .setStore(stores.codeOfCaller())
                .setLocale(Values.text(question.locale()))
                .setCustomerId(Values.text(question.customerId()));
        if (question.deliverTo() != null) {
            request.setDeliverTo(question.deliverTo().toMessage());
        }
        return peers.sends(sends -> sends.planSend(request.build())).map(PublicJson::of);
    }

    @POST
    @Path("/sends")
    @ResponseStatus(201)
    @Operation(
            operationId = "send",
            summary = "Carry out the plan that was tapped",
            description =
                    "Reserves the pieces and makes the send orders, one a line and source, in one transaction. When the world changed meanwhile nothing is "
                            + "taken, and 409 PLANS_CHANGED carries freshPlans. One tap, one Idempotency-Key.")
    @APIResponse(
            responseCode = "201",
            description = "The send order.",
            content = @Content(schema = @Schema(ref = "SentOrder")))
    public Uni<ObjectNode> send(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable NewSend body) {
        NewSend tapped = Values.required("body", body);
        SendRequest.Builder request = SendRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setPlanSetId(Values.text(tapped.planSetId()))
                .setPlanId(Values.text(tapped.planId()))
                .setCustomerId(Values.text(tapped.customerId()))
                .setPaymentReference(Values.text(tapped.paymentReference()))
                .setQuoteJws(Values.text(tapped.quoteJws()))
                .setLocale(Values.text(tapped.locale()));
        if (tapped.deliverTo() != null) {
            request.setDeliverTo(tapped.deliverTo().toMessage());
        }
        return peers.sends(sends -> sends.send(request.build())).map(ClerkSends::outcome);
    }

    @GET
    @Path("/sends/{id}")
    @Operation(operationId = "getSend", summary = "One send order", description = "By id or number.")
    @APIResponse(
            responseCode = "200",
            description = "The send order.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> get(
            @PathParam("id") @Parameter(description = "UUID or number.", example = "S-4K7Q2M") String id) {
        GetSendOrderRequest request =
                GetSendOrderRequest.newBuilder().setSendOrderId(id).build();
        return peers.sends(sends -> sends.getSendOrder(request)).map(answer -> PublicJson.of(answer.getOrder()));
    }

    @POST
    @Path("/sends/{id}/accept")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "acceptSend",
            summary = "Accept the pick",
            description = "reserved becomes picking; by the store that supplies.")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> accept(
            @PathParam("id") @Parameter(description = ORDER) String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key) {
        AcceptPickRequest request = AcceptPickRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id)
                .build();
        return peers.sends(sends -> sends.acceptPick(request)).map(answer -> PublicJson.of(answer.getOrder()));
    }

    @POST
    @Path("/sends/{id}/pack")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "packSend",
            summary = "Packed",
            description =
                    "picking becomes packed, ready_for_pickup (collected here) or collected (carried from the back).")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> pack(
            @PathParam("id") @Parameter(description = ORDER) String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key) {
        PackRequest request = PackRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id)
                .build();
        return peers.sends(sends -> sends.pack(request)).map(answer -> PublicJson.of(answer.getOrder()));
    }

    @POST
    @Path("/sends/{id}/ship")
    @Operation(
            operationId = "shipSend",
            summary = "Handed to the carrier",
            description = "packed becomes in_transit; the pieces leave the store's stock. The body may be left out.")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> ship(
            @PathParam("id") @Parameter(description = ORDER) String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable Shipment body) {
        ShipRequest request = ShipRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id)
                .setTrackingNumber(body == null ? "" : Values.text(body.trackingNumber()))
                .build();
        return peers.sends(sends -> sends.ship(request)).map(answer -> PublicJson.of(answer.getOrder()));
    }

    @POST
    @Path("/sends/{id}/receive")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "receiveSend",
            summary = "Arrived at this store",
            description = "in_transit becomes ready_for_pickup; the customer is told the pickup code.")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> receive(
            @PathParam("id") @Parameter(description = ORDER) String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key) {
        ReceiveAtStoreRequest request = ReceiveAtStoreRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id)
                .build();
        return peers.sends(sends -> sends.receiveAtStore(request)).map(answer -> PublicJson.of(answer.getOrder()));
    }

    @POST
    @Path("/sends/{id}/cancel")
    @Operation(
            operationId = "cancelSend",
            summary = "Call it off",
            description = "While the piece has not left; the stock is given back. 409 STATE_CONFLICT later.")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> cancel(
            @PathParam("id") @Parameter(description = ORDER) String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable Why body) {
        CancelSendOrderRequest request = CancelSendOrderRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id)
                .setReason(body == null ? "" : Values.text(body.reason()))
                .build();
        return peers.sends(sends -> sends.cancelSendOrder(request)).map(answer -> PublicJson.of(answer.getOrder()));
    }

    @POST
    @Path("/pickups")
    @Operation(
            operationId = "collectPickup",
            summary = "Hand it to the customer",
            description = "With the customer's pickup code: ready_for_pickup becomes collected.")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> collect(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable Collection body) {
        CollectPickupRequest request = CollectPickupRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setStore(stores.codeOfCaller())
                .setPickupCode(Values.text(Values.required("body", body).pickupCode()))
                .build();
        return peers.sends(sends -> sends.collectPickup(request)).map(answer -> PublicJson.of(answer.getOrder()));
    }

    @GET
    @Path("/tasks")
    @Operation(
            operationId = "listTasks",
            summary = "What the store has to do now",
            description = "To pick, pack, ship, receive, hand over; the most urgent first.")
    @APIResponse(
            responseCode = "200",
            description = "At most 200 tasks.",
            content = @Content(schema = @Schema(ref = "ListTasksResponse")))
    public Uni<ObjectNode> tasks() {
        ListTasksRequest request =
                ListTasksRequest.newBuilder().setStore(stores.codeOfCaller()).build();
        return peers.sends(sends -> sends.listTasks(request)).map(PublicJson::of);
    }

    private static ObjectNode outcome(SendResponse response) {
        if (response.hasFreshPlans()) {
            throw Problem.of(Reason.PLANS_CHANGED, "The world changed meanwhile; nothing was taken. Choose again.")
                    .extra("freshPlans", PublicJson.of(response.getFreshPlans()))
                    .build();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("order", PublicJson.of(response.getOrder()));
        ArrayNode orders = answer.putArray("orders");
        response.getOrdersList().forEach(order -> orders.add(PublicJson.of(order)));
        return answer;
    }
}
