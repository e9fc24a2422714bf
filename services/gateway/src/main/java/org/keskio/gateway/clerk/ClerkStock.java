package org.keskio.gateway.clerk;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.clerk.StockBodies.ArrivedTransfer;
import org.keskio.gateway.clerk.StockBodies.Damage;
import org.keskio.gateway.clerk.StockBodies.NewTransfer;
import org.keskio.gateway.clerk.StockBodies.Receipt;
import org.keskio.gateway.clerk.StockBodies.ShelfCount;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.RequestId;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.CreateTransferRequest;
import org.keskio.inventory.v1.ListTransfersRequest;
import org.keskio.inventory.v1.ReceiveTransferRequest;
import org.keskio.inventory.v1.RecordCountRequest;
import org.keskio.inventory.v1.RecordDamageRequest;
import org.keskio.inventory.v1.RecordReceiptRequest;
import org.keskio.inventory.v1.TransferState;

/** The stock of the clerk's store: counts, damages, goods that come and go. */
@Path("/api/clerk/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"clerk", "store-manager"})
@Tag(name = "clerk: stock", description = "Counts, damages, receipts and transfers of the clerk's store.")
public class ClerkStock {

    private final Peers peers;
    private final Stores stores;

    @Inject
    ClerkStock(Peers peers, Stores stores) {
        this.peers = peers;
        this.stores = stores;
    }

    @POST
    @Path("/stock/counts")
    @Operation(
            operationId = "countStock",
            summary = "Counted just now",
            description = "The record becomes what was counted; the answer tells by how much it was wrong.")
    @APIResponse(
            responseCode = "200",
            description = "The stock after it.",
            content = @Content(schema = @Schema(ref = "RecordCountResponse")))
    public Uni<ObjectNode> count(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable ShelfCount body) {
        ShelfCount count = Values.required("body", body);
        RecordCountRequest request = RecordCountRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setLocation(stores.codeOfCaller())
                .setSku(Values.text(count.sku()))
                .setCounted(count.counted())
                .build();
        return peers.stock(stock -> stock.recordCount(request)).map(PublicJson::of);
    }

    @POST
    @Path("/stock/damages")
    @Operation(
            operationId = "reportDamage",
            summary = "Cannot be sold any more",
            description = "The pieces leave the stock; the reason is kept in the ledger.")
    @APIResponse(
            responseCode = "200",
            description = "The stock after it.",
            content = @Content(schema = @Schema(ref = "RecordDamageResponse")))
    public Uni<ObjectNode> damage(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable Damage body) {
        Damage damage = Values.required("body", body);
        RecordDamageRequest request = RecordDamageRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setLocation(stores.codeOfCaller())
                .setSku(Values.text(damage.sku()))
                .setQuantity(damage.quantity())
                .setReason(Values.text(damage.reason()))
                .build();
        return peers.stock(stock -> stock.recordDamage(request)).map(PublicJson::of);
    }

    @POST
    @Path("/stock/receipts")
    @Operation(
            operationId = "receiveGoods",
            summary = "Goods came from a supplier",
            description = "The pieces are there and can be promised at once.")
    @APIResponse(
            responseCode = "200",
            description = "The stock after it.",
            content = @Content(schema = @Schema(ref = "RecordReceiptResponse")))
    public Uni<ObjectNode> receipt(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable Receipt body) {
        Receipt receipt = Values.required("body", body);
        RecordReceiptRequest request = RecordReceiptRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setLocation(stores.codeOfCaller())
                .setReference(Values.text(receipt.reference()))
                .addAllLines(StockBodies.messages(receipt.lines()))
                .build();
        return peers.stock(stock -> stock.recordReceipt(request)).map(PublicJson::of);
    }

    @POST
    @Path("/transfers")
    @ResponseStatus(201)
    @Operation(
            operationId = "sendTransfer",
            summary = "Send pieces to another location",
            description = "They leave this store now, all or none, and are in transit there until they arrive.")
    @APIResponse(
            responseCode = "201",
            description = "The transfer.",
            content = @Content(schema = @Schema(ref = "Transfer")))
    public Uni<ObjectNode> send(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable NewTransfer body) {
        NewTransfer transfer = Values.required("body", body);
        CreateTransferRequest request = CreateTransferRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setFrom(stores.codeOfCaller())
                .setTo(Values.text(transfer.to()))
                .addAllLines(StockBodies.messages(transfer.lines()))
                .setReference(Values.text(transfer.reference()))
                .build();
        return peers.stock(stock -> stock.createTransfer(request)).map(answer -> PublicJson.of(answer.getTransfer()));
    }

    @GET
    @Path("/transfers")
    @Operation(
            operationId = "listTransfers",
            summary = "Transfers from and to this store",
            description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of transfers.",
            content = @Content(schema = @Schema(ref = "ListTransfersResponse")))
    public Uni<ObjectNode> list(
            @QueryParam("state") @Parameter(description = "open or closed; empty = all.", example = "open") @Nullable
                    String state,
            @QueryParam("pageSize") @Parameter(description = "1-200; empty = 50.") @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken) {
        ListTransfersRequest.Builder request = ListTransfersRequest.newBuilder()
                .setLocation(stores.codeOfCaller())
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken));
        if (state != null && !state.isEmpty()) {
            request.setState(TransferState.valueOf(Values.word("state", state, TransferState.getDescriptor())));
        }
        return peers.stock(stock -> stock.listTransfers(request.build())).map(PublicJson::of);
    }

    @POST
    @Path("/transfers/{id}/receive")
    @Operation(
            operationId = "receiveTransfer",
            summary = "A transfer arrived",
            description = "Some of it or all; once closed, each line tells its difference.")
    @APIResponse(
            responseCode = "200",
            description = "After it.",
            content = @Content(schema = @Schema(ref = "ReceiveTransferResponse")))
    public Uni<ObjectNode> receive(
            @PathParam("id") @Parameter(description = "UUID of the transfer.") String id,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable ArrivedTransfer body) {
        ReceiveTransferRequest.Builder request = ReceiveTransferRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setTransferId(id);
        if (body != null) {
            request.addAllLines(StockBodies.messages(body.lines()))
                    .setMoreToCome(Boolean.TRUE.equals(body.moreToCome()));
        }
        return peers.stock(stock -> stock.receiveTransfer(request.build())).map(PublicJson::of);
    }
}
