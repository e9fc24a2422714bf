package org.keskio.gateway.clerk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.EnumDescriptor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.clerk.SendBodies.BroughtBack;
import org.keskio.gateway.clerk.SendBodies.Decline;
import org.keskio.gateway.clerk.SendBodies.NotFound;
import org.keskio.gateway.json.ChoiceBody;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.RequestId;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.DecideUnfilledRequest;
import org.keskio.inventory.v1.DeclineCause;
import org.keskio.inventory.v1.DeclinePickRequest;
import org.keskio.inventory.v1.NotFoundCause;
import org.keskio.inventory.v1.ReportNotFoundRequest;
import org.keskio.inventory.v1.ReturnCondition;
import org.keskio.inventory.v1.ReturnSendOrderRequest;

/** Send orders that take another turn: the source can't or won't, the customer chooses, the piece comes back. */
@Path("/api/clerk/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"clerk", "store-manager"})
@Tag(name = "clerk: sends")
public class ClerkTurns {

    private static final String ORDER = "UUID of the send order.";

    private final Peers peers;
    private final Stores stores;

    @Inject
    ClerkTurns(Peers peers, Stores stores) {
        this.peers = peers;
        this.stores = stores;
    }

    @POST
    @Path("/sends/{id}/not-found")
    @Operation(
            operationId = "reportNotFound",
            summary = "Can't find it",
            description =
                    "Corrects the store's stock; the order goes to the next best source, or is awaiting_choice when nobody "
                            + "else has it. The body may be left out.")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> notFound(
            @PathParam("id") @Parameter(description = ORDER) String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable NotFound body) {
        ReportNotFoundRequest.Builder request = ReportNotFoundRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id);
        if (body != null) {
            request.setReason(Values.text(body.reason()))
                    .setCauseValue(number("cause", body.cause(), NotFoundCause.getDescriptor()));
        }
        return peers.sends(sends -> sends.reportNotFound(request.build()))
                .map(answer -> PublicJson.of(answer.getOrder()));
    }

    @POST
    @Path("/sends/{id}/decline")
    @Operation(
            operationId = "declineSend",
            summary = "Will not do it",
            description =
                    "The store's stock stays as it is and is given back; the order goes to the next best source, or is "
                            + "awaiting_choice when nobody else has it. This store is not asked again. The body may be left out.")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> decline(
            @PathParam("id") @Parameter(description = ORDER) String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable Decline body) {
        DeclinePickRequest.Builder request = DeclinePickRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id);
        if (body != null) {
            request.setReason(Values.text(body.reason()))
                    .setCauseValue(number("cause", body.cause(), DeclineCause.getDescriptor()));
        }
        return peers.sends(sends -> sends.declinePick(request.build())).map(answer -> PublicJson.of(answer.getOrder()));
    }

    @POST
    @Path("/sends/{id}/choice")
    @Operation(
            operationId = "chooseForUnfilled",
            summary = "What the customer chose when nobody could supply",
            description =
                    "refund cancels; wait re-sources as soon as somebody has it; try_again looks now. By the store that took "
                            + "the order, while it is awaiting_choice.")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> choose(
            @PathParam("id") @Parameter(description = ORDER) String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable ChoiceBody body) {
        DecideUnfilledRequest request = DecideUnfilledRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id)
                .setChoice(Values.required("body", body).toMessage())
                .build();
        return peers.sends(sends -> sends.decideUnfilled(request)).map(answer -> PublicJson.of(answer.getOrder()));
    }

    @POST
    @Path("/sends/{id}/return")
    @Operation(
            operationId = "returnSend",
            summary = "The customer brings it back",
            description =
                    "collected or delivered becomes returned, at whatever store; a sellable piece is in this store's stock at "
                            + "once. The body may be left out.")
    @APIResponse(
            responseCode = "200",
            description = "After the step.",
            content = @Content(schema = @Schema(ref = "SendOrder")))
    public Uni<ObjectNode> bringBack(
            @PathParam("id") @Parameter(description = "UUID or number.", example = "S-4K7Q2M") String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable BroughtBack body) {
        ReturnSendOrderRequest.Builder request = ReturnSendOrderRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSendOrderId(id)
                .setStore(stores.codeOfCaller());
        if (body != null) {
            request.setReason(Values.text(body.reason()))
                    .setConditionValue(number("condition", body.condition(), ReturnCondition.getDescriptor()));
        }
        return peers.sends(sends -> sends.returnSendOrder(request.build()))
                .map(answer -> PublicJson.of(answer.getOrder()));
    }

    /** A word that may be left out. */
    private static int number(String field, @Nullable String word, EnumDescriptor type) {
        return word == null ? 0 : Values.word(field, word, type).getNumber();
    }
}
