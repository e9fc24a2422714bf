package org.keskio.inventory.inbound.grpc;

import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.catalogue.CatalogueSearch;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.stock.HoldStock;
import org.keskio.inventory.application.stock.HoldTogether;
import org.keskio.inventory.application.stock.KnownSkus;
import org.keskio.inventory.application.stock.Overtaken;
import org.keskio.inventory.application.stock.StockBook;
import org.keskio.inventory.application.stock.StockFeed;
import org.keskio.inventory.application.stock.TakeTillFacts;
import org.keskio.inventory.domain.catalogue.Availability;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.v1.CheckStockRequest;
import org.keskio.inventory.v1.CheckStockResponse;
import org.keskio.inventory.v1.CommitReservationRequest;
import org.keskio.inventory.v1.CommitReservationResponse;
import org.keskio.inventory.v1.CreateTransferRequest;
import org.keskio.inventory.v1.CreateTransferResponse;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetAvailabilityRequest;
import org.keskio.inventory.v1.GetAvailabilityResponse;
import org.keskio.inventory.v1.GetStockFeedRequest;
import org.keskio.inventory.v1.GetStockFeedResponse;
import org.keskio.inventory.v1.ImportStockFeedRequest;
import org.keskio.inventory.v1.ImportStockFeedResponse;
import org.keskio.inventory.v1.ImportStockRequest;
import org.keskio.inventory.v1.ImportStockResponse;
import org.keskio.inventory.v1.ListMovementsRequest;
import org.keskio.inventory.v1.ListMovementsResponse;
import org.keskio.inventory.v1.ListTransfersRequest;
import org.keskio.inventory.v1.ListTransfersResponse;
import org.keskio.inventory.v1.LocationAvailability;
import org.keskio.inventory.v1.ReceiveTransferRequest;
import org.keskio.inventory.v1.ReceiveTransferResponse;
import org.keskio.inventory.v1.ReconcileStockRequest;
import org.keskio.inventory.v1.ReconcileStockResponse;
import org.keskio.inventory.v1.RecordCountRequest;
import org.keskio.inventory.v1.RecordCountResponse;
import org.keskio.inventory.v1.RecordDamageRequest;
import org.keskio.inventory.v1.RecordDamageResponse;
import org.keskio.inventory.v1.RecordReceiptRequest;
import org.keskio.inventory.v1.RecordReceiptResponse;
import org.keskio.inventory.v1.RecordReturnRequest;
import org.keskio.inventory.v1.RecordReturnResponse;
import org.keskio.inventory.v1.RecordSaleRequest;
import org.keskio.inventory.v1.RecordSaleResponse;
import org.keskio.inventory.v1.RefusedRow;
import org.keskio.inventory.v1.ReleaseReservationRequest;
import org.keskio.inventory.v1.ReleaseReservationResponse;
import org.keskio.inventory.v1.Reservation;
import org.keskio.inventory.v1.ReserveRequest;
import org.keskio.inventory.v1.ReserveResponse;
import org.keskio.inventory.v1.SkuAvailability;
import org.keskio.inventory.v1.StockLine;
import org.keskio.inventory.v1.StockService;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;
import org.keskio.platform.calls.FieldViolation;
import org.keskio.platform.events.Requests;

/** Stock over gRPC. */
@GrpcService
class StockGrpc implements StockService {

    private static final int MOST_SKUS = 100;
    private static final int MOST_RESERVE_LINES = 100;
    private static final int MOST_TILL_LINES = 200;
    private static final int MOST_PIECES = 999;
    private static final int MOST_ROWS = 5000;
    private static final int LOOK_AGAIN = 5;

    private final CatalogueSearch search;
    private final HoldStock holds;
    private final HoldTogether together;
    private final TakeTillFacts till;
    private final StockFeed feed;
    private final StockBook book;
    private final FloorCalls floor;
    private final TransferCalls transfers;
    private final CareCalls care;
    private final FeedCalls feeds;
    private final KnownSkus skus;
    private final Locations locations;
    private final Requests requests;
    private final Callers callers;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    StockGrpc(
            CatalogueSearch search,
            HoldStock holds,
            HoldTogether together,
            TakeTillFacts till,
            StockFeed feed,
            StockBook book,
            FloorCalls floor,
            TransferCalls transfers,
            CareCalls care,
            FeedCalls feeds,
            KnownSkus skus,
            Locations locations,
            Requests requests,
            Callers callers,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.search = search;
        this.holds = holds;
        this.together = together;
        this.till = till;
        this.feed = feed;
        this.book = book;
        this.floor = floor;
        this.transfers = transfers;
        this.care = care;
        this.feeds = feeds;
        this.skus = skus;
        this.locations = locations;
        this.requests = requests;
        this.callers = callers;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    @Authenticated
    public Uni<GetAvailabilityResponse> getAvailability(GetAvailabilityRequest request) {
        RequestFields fields = new RequestFields();
        fields.count("skus", request.getSkusCount(), MOST_SKUS);
        Optional<LocationCode> store = fields.optionalLocation("store", request.getStore());
        List<Sku> asked = new ArrayList<>();
        for (int i = 0; i < request.getSkusCount() && i < MOST_SKUS; i++) {
            asked.add(fields.sku("skus[" + i + "]", request.getSkus(i)));
        }
        fields.check();
        GetAvailabilityResponse.Builder answer = GetAvailabilityResponse.newBuilder();
        for (Sku sku : asked) {
            search.availability(sku, store)
                    .ifPresentOrElse(found -> answer.addItems(item(found)), () -> answer.addUnknown(sku.value()));
        }
        return Uni.createFrom().item(answer.build());
    }

    private static SkuAvailability item(Availability found) {
        SkuAvailability.Builder item = SkuAvailability.newBuilder()
                .setSku(found.sku().value())
                .setHere(found.reach().here())
                .setNear(found.reach().near())
                .setNetwork(found.reach().network())
                .setPartner(found.reach().partner());
        found.places()
                .forEach(place -> item.addLocations(LocationAvailability.newBuilder()
                        .setLocation(place.location().code().value())
                        .setName(place.location().name())
                        .setKind(StockMessages.kind(place.location().kind()))
                        .setAvailable(place.available())
                        .setDistanceKm(place.km())));
        return item.build();
    }

    @Override
    @RolesAllowed({"shop", "service"})
    public Uni<ReserveResponse> reserve(ReserveRequest request) {
        HoldStock.Wanted wanted = wanted(request);
        holds.unknownLocations(wanted).stream().sorted().findFirst().ifPresent(code -> {
            throw Refusals.locationUnknown(code);
        });
        Set<Sku> asked = new HashSet<>();
        wanted.lines().forEach(line -> asked.add(line.sku()));
        Requests.Claim claim = Requests.claim(request.getRequestId(), request);
        Context context = Objects.requireNonNull(Vertx.currentContext(), "a call runs on a context of Vert.x");
        return together.hold(new HoldTogether.Ask(
                        claim, wanted, held -> reserved(held).toByteArray()))
                .emitOn(run -> context.runOnContext(unused -> run.run()))
                .chain(result -> result.isPresent()
                        ? Uni.createFrom().item(() -> reserved(result.get()))
                        : reserveAlone(request, wanted, asked));
    }

    /** One at a time, for what cannot be told in a group: repeats, unknown SKUs, others who were faster. */
    private Uni<ReserveResponse> reserveAlone(ReserveRequest request, HoldStock.Wanted wanted, Set<Sku> asked) {
        return requests.once(
                        request.getRequestId(),
                        request,
                        ReserveResponse.parser(),
                        tx -> known(tx, asked)
                                .chain(() -> holds.hold(tx, wanted))
                                .map(StockGrpc::reserved))
                .onFailure(Overtaken.class)
                .retry()
                .atMost(LOOK_AGAIN);
    }

    private static HoldStock.Wanted wanted(ReserveRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        fields.count("lines", request.getLinesCount(), MOST_RESERVE_LINES);
        int hold = fields.numberOr("hold_seconds", request.getHoldSeconds(), 30, 86_400, 900);
        String reference = fields.text("reference", request.getReference(), 64);
        String country = fields.country("country", request.getCountry());
        List<HoldStock.WantedLine> lines = new ArrayList<>();
        for (int i = 0; i < request.getLinesCount() && i < MOST_RESERVE_LINES; i++) {
            String at = "lines[" + i + "].";
            lines.add(new HoldStock.WantedLine(
                    fields.sku(at + "sku", request.getLines(i).getSku()),
                    fields.quantity(at + "quantity", request.getLines(i).getQuantity(), MOST_PIECES),
                    fields.optionalLocation(at + "location", request.getLines(i).getLocation())));
        }
        fields.check();
        return new HoldStock.Wanted(lines, Duration.ofSeconds(hold), reference, country);
    }

    private static ReserveResponse reserved(HoldStock.HoldResult result) {
        return switch (result) {
            case HoldStock.Held held ->
                ReserveResponse.newBuilder()
                        .setReservation(StockMessages.reservation(held.reservation()))
                        .build();
            case HoldStock.Short lacking ->
                throw Refusals.stockShort(lacking.availableByLine().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(line -> new FieldViolation(
                                "lines[" + line.getKey() + "].quantity", "only " + line.getValue() + " available"))
                        .toList());
        };
    }

    @Override
    @RolesAllowed({"shop", "service"})
    public Uni<CommitReservationResponse> commitReservation(CommitReservationRequest request) {
        UUID id = reservationId(request.getRequestId(), request.getReservationId());
        return requests.once(
                request.getRequestId(),
                request,
                CommitReservationResponse.parser(),
                tx -> holds.commit(tx, id)
                        .map(result -> CommitReservationResponse.newBuilder()
                                .setReservation(ended(result))
                                .build()));
    }

    @Override
    @RolesAllowed({"shop", "service"})
    public Uni<ReleaseReservationResponse> releaseReservation(ReleaseReservationRequest request) {
        UUID id = reservationId(request.getRequestId(), request.getReservationId());
        return requests.once(
                request.getRequestId(),
                request,
                ReleaseReservationResponse.parser(),
                tx -> holds.release(tx, id)
                        .map(result -> ReleaseReservationResponse.newBuilder()
                                .setReservation(ended(result))
                                .build()));
    }

    private static UUID reservationId(String requestId, String reservationId) {
        RequestFields fields = new RequestFields();
        fields.requestId(requestId);
        UUID id = fields.id("reservation_id", reservationId);
        fields.check();
        return id;
    }

    private static Reservation ended(HoldStock.EndResult result) {
        return switch (result) {
            case HoldStock.Stands stands -> StockMessages.reservation(stands.reservation());
            case HoldStock.NoSuchReservation _ ->
                throw Refusals.error(
                        Status.Code.NOT_FOUND,
                        ErrorReason.RESERVATION_UNKNOWN,
                        "There is no such reservation",
                        Map.of());
            case HoldStock.EndedBefore before ->
                throw Refusals.error(
                        Status.Code.FAILED_PRECONDITION,
                        ErrorReason.RESERVATION_ENDED,
                        "The reservation ended before",
                        Map.of("state", before.state().name()));
        };
    }

    @Override
    @RolesAllowed({"shop", "clerk", "store-manager"})
    public Uni<RecordSaleResponse> recordSale(RecordSaleRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        TakeTillFacts.Report report = new TakeTillFacts.Report(
                fields.location("location", request.getLocation()),
                lines(fields, request.getLinesList()),
                fields.text("reference", request.getReference(), 64),
                fields.past("sale_time", request.hasSaleTime(), request.getSaleTime(), clock.instant()));
        fields.check();
        return takeReport(
                report,
                checked -> requests.once(
                        request.getRequestId(),
                        request,
                        RecordSaleResponse.parser(),
                        session -> known(session, checked)
                                .chain(() -> till.sale(session, report))
                                .map(cells -> RecordSaleResponse.newBuilder()
                                        .addAllLevels(cells.stream()
                                                .map(StockMessages::level)
                                                .toList())
                                        .build())));
    }

    @Override
    @RolesAllowed({"shop", "clerk", "store-manager"})
    public Uni<RecordReturnResponse> recordReturn(RecordReturnRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        TakeTillFacts.Report report = new TakeTillFacts.Report(
                fields.location("location", request.getLocation()),
                lines(fields, request.getLinesList()),
                fields.text("reference", request.getReference(), 64),
                fields.past("return_time", request.hasReturnTime(), request.getReturnTime(), clock.instant()));
        fields.check();
        return takeReport(
                report,
                checked -> requests.once(
                        request.getRequestId(),
                        request,
                        RecordReturnResponse.parser(),
                        session -> known(session, checked)
                                .chain(() -> till.comeBack(session, report))
                                .map(cells -> RecordReturnResponse.newBuilder()
                                        .addAllLevels(cells.stream()
                                                .map(StockMessages::level)
                                                .toList())
                                        .build())));
    }

    private static List<TakeTillFacts.Line> lines(RequestFields fields, List<StockLine> lines) {
        fields.count("lines", lines.size(), MOST_TILL_LINES);
        List<TakeTillFacts.Line> read = new ArrayList<>();
        for (int i = 0; i < lines.size() && i < MOST_TILL_LINES; i++) {
            String at = "lines[" + i + "].";
            read.add(new TakeTillFacts.Line(
                    fields.sku(at + "sku", lines.get(i).getSku()),
                    fields.quantity(at + "quantity", lines.get(i).getQuantity(), MOST_PIECES)));
        }
        return read;
    }

    private <R> Uni<R> takeReport(TakeTillFacts.Report report, Function<Set<Sku>, Uni<R>> take) {
        Caller caller = callers.current();
        boolean mine = caller.is("shop")
                || caller.store().filter(report.location().value()::equals).isPresent();
        if (!mine) {
            throw Refusals.storeNotYours();
        }
        if (locations.find(report.location()).isEmpty()) {
            throw Refusals.locationUnknown(report.location());
        }
        Set<Sku> sold = new HashSet<>();
        report.lines().forEach(line -> sold.add(line.sku()));
        return take.apply(sold);
    }

    private Uni<Void> known(Mutiny.StatelessSession tx, Set<Sku> asked) {
        return skus.unknown(tx, asked)
                .invoke(unknown -> unknown.stream().sorted().findFirst().ifPresent(sku -> {
                    throw Refusals.skuUnknown(sku);
                }))
                .replaceWithVoid();
    }

    @Override
    @RolesAllowed({"operator", "store-manager", "service"})
    public Uni<ListMovementsResponse> listMovements(ListMovementsRequest request) {
        RequestFields fields = new RequestFields();
        Sku sku = fields.sku("sku", request.getSku());
        Optional<LocationCode> location = fields.optionalLocation("location", request.getLocation());
        int size = fields.numberOr("page_size", request.getPageSize(), 1, 500, 100);
        fields.check();
        ListMovementsRequest question =
                request.toBuilder().clearPageToken().clearPageSize().build();
        long before = request.getPageToken().isEmpty()
                ? Long.MAX_VALUE
                : Long.parseLong(PageTokens.decode(request.getPageToken(), question));
        return sessions.withStatelessSession(session -> book.movements(session, sku, location, before, size)
                .chain(movements -> book.cells(session, Set.of(sku))
                        .map(cells -> movements(movements, cells, location, size, question))));
    }

    private static ListMovementsResponse movements(
            List<StockBook.KeptMovement> movements,
            List<StockCell> cells,
            Optional<LocationCode> location,
            int size,
            ListMovementsRequest question) {
        ListMovementsResponse.Builder answer = ListMovementsResponse.newBuilder()
                .addAllMovements(movements.stream().map(StockMessages::movement).toList())
                .addAllLevels(cells.stream()
                        .filter(cell -> location.isEmpty()
                                || location.get().equals(cell.key().location()))
                        .map(StockMessages::level)
                        .toList());
        if (movements.size() == size) {
            answer.setNextPageToken(
                    PageTokens.encode(Long.toString(movements.getLast().id()), question));
        }
        return answer.build();
    }

    @Override
    @RolesAllowed({"operator", "service"})
    public Uni<CheckStockResponse> checkStock(CheckStockRequest request) {
        RequestFields fields = new RequestFields();
        Optional<Sku> sku =
                request.getSku().isEmpty() ? Optional.empty() : Optional.of(fields.sku("sku", request.getSku()));
        fields.check();
        return sessions.withStatelessSession(session -> book.check(session, sku))
                .map(check -> CheckStockResponse.newBuilder()
                        .setCells(check.cells())
                        .addAllDifferences(check.differences().stream()
                                .map(StockMessages::difference)
                                .toList())
                        .build());
    }

    @Override
    @RolesAllowed("operator")
    public Uni<ImportStockResponse> importStock(ImportStockRequest request) {
        RequestFields fields = new RequestFields();
        fields.count("rows", request.getRowsCount(), MOST_ROWS);
        fields.check();
        List<StockFeed.Row> rows = request.getRowsList().stream()
                .map(row -> new StockFeed.Row(
                        row.getLine(),
                        row.getSku().strip(),
                        row.getLocation().strip(),
                        row.getOnHand(),
                        row.getSafetyStock(),
                        row.getCountedTime()))
                .toList();
        return feed.take(rows)
                .onFailure(Overtaken.class)
                .retry()
                .atMost(LOOK_AGAIN)
                .map(report -> ImportStockResponse.newBuilder()
                        .setAccepted(report.accepted())
                        .setChanged(report.changed())
                        .addAllRefused(report.refused().stream()
                                .map(refused -> RefusedRow.newBuilder()
                                        .setLine(refused.line())
                                        .setField(refused.field())
                                        .setReason(refused.reason())
                                        .build())
                                .toList())
                        .build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "operator"})
    public Uni<RecordCountResponse> recordCount(RecordCountRequest request) {
        return floor.count(request);
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "operator"})
    public Uni<RecordDamageResponse> recordDamage(RecordDamageRequest request) {
        return floor.damage(request);
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "operator"})
    public Uni<RecordReceiptResponse> recordReceipt(RecordReceiptRequest request) {
        return floor.receipt(request);
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "operator"})
    public Uni<CreateTransferResponse> createTransfer(CreateTransferRequest request) {
        return transfers.create(request);
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "operator"})
    public Uni<ListTransfersResponse> listTransfers(ListTransfersRequest request) {
        return transfers.list(request);
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "operator"})
    public Uni<ReceiveTransferResponse> receiveTransfer(ReceiveTransferRequest request) {
        return transfers.receive(request);
    }

    @Override
    @RolesAllowed({"operator", "service"})
    public Uni<ReconcileStockResponse> reconcileStock(ReconcileStockRequest request) {
        return care.reconcile(request);
    }

    @Override
    @RolesAllowed("operator")
    public Uni<ImportStockFeedResponse> importStockFeed(ImportStockFeedRequest request) {
        return feeds.take(request);
    }

    @Override
    @RolesAllowed("operator")
    public Uni<GetStockFeedResponse> getStockFeed(GetStockFeedRequest request) {
        return feeds.status(request);
    }
}
