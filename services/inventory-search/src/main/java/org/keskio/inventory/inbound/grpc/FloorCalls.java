package org.keskio.inventory.inbound.grpc;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.stock.KnownSkus;
import org.keskio.inventory.application.stock.RecordStock;
import org.keskio.inventory.application.stock.StockPieces;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Count;
import org.keskio.inventory.v1.RecordCountRequest;
import org.keskio.inventory.v1.RecordCountResponse;
import org.keskio.inventory.v1.RecordDamageRequest;
import org.keskio.inventory.v1.RecordDamageResponse;
import org.keskio.inventory.v1.RecordReceiptRequest;
import org.keskio.inventory.v1.RecordReceiptResponse;
import org.keskio.inventory.v1.StockLine;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;
import org.keskio.platform.events.Requests;

/** Calls of people on the floor: counts, damages, receipts. */
@ApplicationScoped
class FloorCalls {

    static final int MOST_LINES = 200;
    static final int MOST_PIECES = 999;
    private static final String COUNT = "count";
    private static final String DAMAGE = "damage";

    private final RecordStock stock;
    private final KnownSkus skus;
    private final Locations locations;
    private final Requests requests;
    private final Callers callers;

    @Inject
    FloorCalls(RecordStock stock, KnownSkus skus, Locations locations, Requests requests, Callers callers) {
        this.stock = stock;
        this.skus = skus;
        this.locations = locations;
        this.requests = requests;
        this.callers = callers;
    }

    Uni<RecordCountResponse> count(RecordCountRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        CellKey cell =
                new CellKey(fields.sku("sku", request.getSku()), fields.location("location", request.getLocation()));
        if (request.getCounted() < 0 || request.getCounted() > Count.MAX) {
            fields.wrong("counted", "must be 0-" + Count.MAX + ", got " + request.getCounted());
        }
        fields.check();
        mine(cell.location());
        return requests.once(
                request.getRequestId(),
                request,
                RecordCountResponse.parser(),
                tx -> known(tx, Set.of(cell.sku()))
                        .chain(() -> stock.count(tx, cell, request.getCounted(), COUNT))
                        .map(counted -> RecordCountResponse.newBuilder()
                                .setLevel(StockMessages.level(counted.cell()))
                                .setDifference(counted.difference())
                                .build()));
    }

    Uni<RecordDamageResponse> damage(RecordDamageRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        CellKey cell =
                new CellKey(fields.sku("sku", request.getSku()), fields.location("location", request.getLocation()));
        int pieces = fields.quantity("quantity", request.getQuantity(), MOST_PIECES);
        String reason = fields.required("reason", request.getReason(), 200);
        fields.check();
        mine(cell.location());
        return requests.once(
                request.getRequestId(),
                request,
                RecordDamageResponse.parser(),
                tx -> known(tx, Set.of(cell.sku()))
                        .chain(() -> stock.damage(tx, cell, pieces, DAMAGE, reason))
                        .map(level -> RecordDamageResponse.newBuilder()
                                .setLevel(StockMessages.level(level))
                                .build()));
    }

    Uni<RecordReceiptResponse> receipt(RecordReceiptRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        LocationCode location = fields.location("location", request.getLocation());
        String reference = fields.required("reference", request.getReference(), 64);
        List<StockPieces> lines = lines(fields, request.getLinesList());
        fields.check();
        mine(location);
        return requests.once(
                request.getRequestId(),
                request,
                RecordReceiptResponse.parser(),
                tx -> known(tx, skusOf(lines))
                        .chain(() -> stock.receipt(tx, location, lines, reference))
                        .map(cells -> RecordReceiptResponse.newBuilder()
                                .addAllLevels(
                                        cells.stream().map(StockMessages::level).toList())
                                .build()));
    }

    /** Reads 1-200 lines. */
    static List<StockPieces> lines(RequestFields fields, List<StockLine> lines) {
        fields.count("lines", lines.size(), MOST_LINES);
        List<StockPieces> read = new ArrayList<>();
        for (int i = 0; i < lines.size() && i < MOST_LINES; i++) {
            String at = "lines[" + i + "].";
            read.add(new StockPieces(
                    fields.sku(at + "sku", lines.get(i).getSku()),
                    fields.quantity(at + "quantity", lines.get(i).getQuantity(), MOST_PIECES)));
        }
        return read;
    }

    static Set<Sku> skusOf(List<StockPieces> lines) {
        Set<Sku> asked = new HashSet<>();
        lines.forEach(line -> asked.add(line.sku()));
        return asked;
    }

    /** Throws unless the caller works at the location, which must exist; operators see to all of them. */
    void mine(LocationCode location) {
        if (!isMine(callers.current(), location)) {
            throw Refusals.storeNotYours();
        }
        if (locations.find(location).isEmpty()) {
            throw Refusals.locationUnknown(location);
        }
    }

    static boolean isMine(Caller caller, LocationCode location) {
        return caller.is("operator")
                || caller.store().filter(location.value()::equals).isPresent();
    }

    Uni<Void> known(Mutiny.StatelessSession tx, Set<Sku> asked) {
        return skus.unknown(tx, asked)
                .invoke(unknown -> unknown.stream().sorted().findFirst().ifPresent(sku -> {
                    throw Refusals.skuUnknown(sku);
                }))
                .replaceWithVoid();
    }
}
