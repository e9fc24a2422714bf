package org.keskio.inventory.inbound.grpc;

import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.stock.MoveTransfers;
import org.keskio.inventory.application.stock.Overtaken;
import org.keskio.inventory.application.stock.StockPieces;
import org.keskio.inventory.application.stock.Transfers;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.Transfer;
import org.keskio.inventory.v1.CreateTransferRequest;
import org.keskio.inventory.v1.CreateTransferResponse;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.ListTransfersRequest;
import org.keskio.inventory.v1.ListTransfersResponse;
import org.keskio.inventory.v1.ReceiveTransferRequest;
import org.keskio.inventory.v1.ReceiveTransferResponse;
import org.keskio.inventory.v1.TransferLine;
import org.keskio.inventory.v1.TransferState;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;
import org.keskio.platform.calls.FieldViolation;
import org.keskio.platform.events.Requests;

/** Calls about transfers. */
@ApplicationScoped
class TransferCalls {

    private static final int LOOK_AGAIN = 5;

    private final MoveTransfers moves;
    private final Transfers transfers;
    private final FloorCalls floor;
    private final Locations locations;
    private final Requests requests;
    private final Callers callers;
    private final Mutiny.SessionFactory sessions;

    @Inject
    TransferCalls(
            MoveTransfers moves,
            Transfers transfers,
            FloorCalls floor,
            Locations locations,
            Requests requests,
            Callers callers,
            Mutiny.SessionFactory sessions) {
        this.moves = moves;
        this.transfers = transfers;
        this.floor = floor;
        this.locations = locations;
        this.requests = requests;
        this.callers = callers;
        this.sessions = sessions;
    }

    Uni<CreateTransferResponse> create(CreateTransferRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        LocationCode from = fields.location("from", request.getFrom());
        LocationCode to = fields.location("to", request.getTo());
        if (from.equals(to)) {
            fields.wrong("to", "must be another location");
        }
        List<StockPieces> lines = FloorCalls.lines(fields, request.getLinesList());
        eachOnce(fields, lines);
        String reference = fields.text("reference", request.getReference(), 64);
        fields.check();
        floor.mine(from);
        if (locations.find(to).isEmpty()) {
            throw Refusals.locationUnknown(to);
        }
        MoveTransfers.Wanted wanted = new MoveTransfers.Wanted(from, to, lines, reference);
        return requests.once(
                        request.getRequestId(),
                        request,
                        CreateTransferResponse.parser(),
                        tx -> floor.known(tx, FloorCalls.skusOf(lines))
                                .chain(() -> moves.send(tx, wanted))
                                .map(TransferCalls::sent))
                .onFailure(Overtaken.class)
                .retry()
                .atMost(LOOK_AGAIN);
    }

    private static void eachOnce(RequestFields fields, List<StockPieces> lines) {
        Set<Sku> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!seen.add(lines.get(i).sku())) {
                fields.wrong("lines[" + i + "].sku", "is there twice");
            }
        }
    }

    private static CreateTransferResponse sent(MoveTransfers.SendResult result) {
        return switch (result) {
            case MoveTransfers.OnItsWay way ->
                CreateTransferResponse.newBuilder()
                        .setTransfer(message(way.transfer()))
                        .build();
            case MoveTransfers.Short lacking ->
                throw Refusals.stockShort(lacking.freeByLine().entrySet().stream()
                        .map(line -> new FieldViolation(
                                "lines[" + line.getKey() + "].quantity", "only " + line.getValue() + " free"))
                        .toList());
        };
    }

    Uni<ListTransfersResponse> list(ListTransfersRequest request) {
        RequestFields fields = new RequestFields();
        LocationCode location = fields.location("location", request.getLocation());
        int size = fields.numberOr("page_size", request.getPageSize(), 1, 200, 50);
        Optional<Boolean> open = switch (request.getState()) {
            case TRANSFER_STATE_OPEN -> Optional.of(true);
            case TRANSFER_STATE_CLOSED -> Optional.of(false);
            case TRANSFER_STATE_UNSPECIFIED -> Optional.empty();
            case UNRECOGNIZED -> {
                fields.wrong("state", "is not a state of transfers");
                yield Optional.empty();
            }
        };
        fields.check();
        floor.mine(location);
        ListTransfersRequest question =
                request.toBuilder().clearPageToken().clearPageSize().build();
        Optional<UUID> before = request.getPageToken().isEmpty()
                ? Optional.empty()
                : Optional.of(UUID.fromString(PageTokens.decode(request.getPageToken(), question)));
        return sessions.withStatelessSession(session -> transfers.list(session, location, open, before, size))
                .map(found -> {
                    ListTransfersResponse.Builder answer = ListTransfersResponse.newBuilder()
                            .addAllTransfers(
                                    found.stream().map(TransferCalls::message).toList());
                    if (found.size() == size) {
                        answer.setNextPageToken(
                                PageTokens.encode(found.getLast().id().toString(), question));
                    }
                    return answer.build();
                });
    }

    Uni<ReceiveTransferResponse> receive(ReceiveTransferRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        UUID id = fields.id("transfer_id", request.getTransferId());
        List<StockPieces> lines =
                request.getLinesCount() == 0 ? List.of() : FloorCalls.lines(fields, request.getLinesList());
        eachOnce(fields, lines);
        fields.check();
        Map<Sku, Integer> pieces = new LinkedHashMap<>();
        lines.forEach(line -> pieces.put(line.sku(), line.quantity()));
        Caller caller = callers.current();
        return requests.once(
                request.getRequestId(),
                request,
                ReceiveTransferResponse.parser(),
                tx -> floor.known(tx, pieces.keySet())
                        .chain(() -> moves.receive(
                                tx, id, pieces, request.getMoreToCome(), to -> FloorCalls.isMine(caller, to)))
                        .map(TransferCalls::received));
    }

    private static ReceiveTransferResponse received(MoveTransfers.ReceiveResult result) {
        return switch (result) {
            case MoveTransfers.Arrived arrived ->
                ReceiveTransferResponse.newBuilder()
                        .setTransfer(message(arrived.transfer()))
                        .addAllLevels(arrived.cells().stream()
                                .map(StockMessages::level)
                                .toList())
                        .build();
            case MoveTransfers.NotYours _ -> throw Refusals.storeNotYours();
            case MoveTransfers.NoSuchTransfer _ ->
                throw Refusals.error(
                        Status.Code.NOT_FOUND, ErrorReason.TRANSFER_UNKNOWN, "There is no such transfer", Map.of());
            case MoveTransfers.ClosedBefore _ ->
                throw Refusals.error(
                        Status.Code.FAILED_PRECONDITION,
                        ErrorReason.TRANSFER_CLOSED,
                        "The transfer was closed before",
                        Map.of());
        };
    }

    private static org.keskio.inventory.v1.Transfer message(Transfer transfer) {
        org.keskio.inventory.v1.Transfer.Builder message = org.keskio.inventory.v1.Transfer.newBuilder()
                .setTransferId(transfer.id().toString())
                .setFrom(transfer.from().value())
                .setTo(transfer.to().value())
                .setState(transfer.isOpen() ? TransferState.TRANSFER_STATE_OPEN : TransferState.TRANSFER_STATE_CLOSED)
                .setReference(transfer.reference())
                .setCreateTime(StockMessages.timestamp(transfer.createdAt()));
        transfer.closedAt().ifPresent(at -> message.setCloseTime(StockMessages.timestamp(at)));
        transfer.lines()
                .forEach(line -> message.addLines(TransferLine.newBuilder()
                        .setSku(line.sku().value())
                        .setSent(line.sent())
                        .setReceived(line.received())
                        .setDifference(transfer.isOpen() ? 0 : line.received() - line.sent())));
        return message.build();
    }
}
