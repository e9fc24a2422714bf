package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.CommitReservationRequest;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.ImportStockRequest;
import org.keskio.inventory.v1.ImportStockResponse;
import org.keskio.inventory.v1.ListMovementsRequest;
import org.keskio.inventory.v1.ListMovementsResponse;
import org.keskio.inventory.v1.MovementKind;
import org.keskio.inventory.v1.RecordReturnRequest;
import org.keskio.inventory.v1.RecordSaleRequest;
import org.keskio.inventory.v1.ReleaseReservationRequest;
import org.keskio.inventory.v1.Reservation;
import org.keskio.inventory.v1.ReservationState;
import org.keskio.inventory.v1.ReserveLine;
import org.keskio.inventory.v1.ReserveRequest;
import org.keskio.inventory.v1.StockLevel;
import org.keskio.inventory.v1.StockLine;
import org.keskio.inventory.v1.StockRow;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class StockTruthTest {

    private static final Logger LOG = Logger.getLogger(StockTruthTest.class);

    @Inject
    AgroalDataSource database;

    private World world;

    @BeforeEach
    void open() {
        world = new World();
        world.places();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aBasketIsHeldSoldOrGivenBack() {
        String sku = world.product("BASKET");
        world.count(sku, World.WAREHOUSE, 5);

        Reservation sold = reserve(sku, 2);
        assertThat(sold.getLines(0).getLocation()).isEqualTo(World.WAREHOUSE);
        assertThat(commit(sold).getState()).isEqualTo(ReservationState.RESERVATION_STATE_COMMITTED);
        assertThat(world.level(sku, World.WAREHOUSE).getOnHand()).isEqualTo(3);

        Reservation back = reserve(sku, 3);
        assertThat(release(back).getState()).isEqualTo(ReservationState.RESERVATION_STATE_RELEASED);
        assertThat(release(back).getState()).isEqualTo(ReservationState.RESERVATION_STATE_RELEASED);
        assertThat(world.level(sku, World.WAREHOUSE).getAvailable()).isEqualTo(3);
        SendStoryTest.refused(() -> commit(back), Status.Code.FAILED_PRECONDITION, ErrorReason.RESERVATION_ENDED);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void aBasketIsHeldWholeOrNotAtAll() {
        String plenty = world.product("PLENTY");
        String scarce = world.product("SCARCE");
        world.count(plenty, World.WAREHOUSE, 5);
        world.count(scarce, World.WAREHOUSE, 1);

        assertThatThrownBy(() -> world.stockAs(Tokens.shop())
                        .reserve(ReserveRequest.newBuilder()
                                .setRequestId(World.id())
                                .setCountry("FI")
                                .addLines(line(plenty, 2))
                                .addLines(line(scarce, 2))
                                .build()))
                .satisfies(error -> {
                    assertThat(Errors.infoOf(error).orElseThrow().getReason()).isEqualTo("STOCK_SHORT");
                    assertThat(Errors.badRequestOf(error).orElseThrow().getFieldViolationsList())
                            .extracting(violation -> violation.getField() + " " + violation.getDescription())
                            .containsExactly("lines[1].quantity only 1 available");
                });
        assertThat(world.level(plenty, World.WAREHOUSE).getReserved()).isZero();
    }

    @Test
    void manyBasketsAtOnceNeverOversell() throws Exception {
        String first = world.product("RACE");
        String second = world.product("RACE");
        world.count(first, World.WAREHOUSE, 10);
        world.count(second, World.WAREHOUSE, 10);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // Every other basket names them the other way round: locks must not form a ring.
            String a = i % 2 == 0 ? first : second;
            String b = i % 2 == 0 ? second : first;
            calls.add(() -> reserves(a, b));
        }

        int held = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                held += call.get() ? 1 : 0;
            }
        }

        assertThat(held).isEqualTo(10);
        assertThat(world.level(first, World.WAREHOUSE).getAvailable()).isZero();
        assertThat(world.check(first).getDifferencesList()).isEmpty();
        assertThat(world.check(second).getDifferencesList()).isEmpty();
    }

    private boolean reserves(String a, String b) {
        try {
            var held = world.stockAs(Tokens.shop())
                    .reserve(ReserveRequest.newBuilder()
                            .setRequestId(World.id())
                            .setCountry("FI")
                            .addLines(line(a, 1))
                            .addLines(line(b, 1))
                            .build());
            return held.hasReservation();
        } catch (StatusRuntimeException e) {
            assertThat(Errors.infoOf(e).orElseThrow().getReason()).isEqualTo("STOCK_SHORT");
            return false;
        }
    }

    @Test
    void whatIsHeldTooLongComesBackByItself() throws SQLException {
        String sku = world.product("EXPIRE");
        world.count(sku, World.WAREHOUSE, 1);
        Reservation held = reserve(sku, 1);

        endHold(held);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.level(sku, World.WAREHOUSE).getAvailable() == 1);
        SendStoryTest.refused(() -> commit(held), Status.Code.FAILED_PRECONDITION, ErrorReason.RESERVATION_ENDED);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void aSaleIsTakenAsAFact() {
        String sku = world.product("SALE");
        world.count(sku, World.HELSINKI, 1);

        StockLevel level = sell(sku, 3, Tokens.shop());

        assertThat(level.getOnHand()).isZero();
        assertThat(world.ledger(sku).getMovementsList())
                .extracting(movement -> movement.getKind() + " " + movement.getOnHandChange())
                .containsExactly(
                        MovementKind.MOVEMENT_KIND_SALE + " -3",
                        MovementKind.MOVEMENT_KIND_COUNT + " 2",
                        MovementKind.MOVEMENT_KIND_COUNT + " 1");
        StockLevel back = world.stockAs(Tokens.clerk(World.HELSINKI))
                .recordReturn(RecordReturnRequest.newBuilder()
                        .setRequestId(World.id())
                        .setLocation(World.HELSINKI)
                        .addLines(StockLine.newBuilder().setSku(sku).setQuantity(2))
                        .build())
                .getLevels(0);
        assertThat(back.getOnHand()).isEqualTo(2);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
        SendStoryTest.refused(
                () -> sell(sku, 1, Tokens.clerk(World.TAMPERE)),
                Status.Code.PERMISSION_DENIED,
                ErrorReason.STORE_NOT_YOURS);
    }

    @Test
    void aFeedKeepsGoodRowsAndNamesBadOnes() {
        String sku = world.product("FEED");

        ImportStockResponse report = world.count(
                row(1, sku, World.HELSINKI, "5", "1", ""),
                row(2, "NO-SUCH", World.HELSINKI, "5", "", ""),
                row(3, sku, "NOWHERE", "5", "", ""),
                row(4, sku, World.TAMPERE, "-1", "", ""),
                row(5, sku, World.TAMPERE, "1000001", "", ""),
                row(6, sku, World.TAMPERE, "many", "", ""),
                row(7, sku, World.TAMPERE, "5", "x", ""),
                row(8, sku, World.TAMPERE, "5", "", "yesterday"),
                row(9, sku, World.TAMPERE, "5", "", "2999-01-01T00:00:00Z"));

        assertThat(report.getAccepted()).isEqualTo(1);
        assertThat(report.getChanged()).isEqualTo(1);
        assertThat(report.getRefusedList())
                .extracting(refused -> refused.getLine() + " " + refused.getField())
                .containsExactly(
                        "2 sku",
                        "3 location",
                        "4 on_hand",
                        "5 on_hand",
                        "6 on_hand",
                        "7 safety_stock",
                        "8 counted_time",
                        "9 counted_time");
        assertThat(world.level(sku, World.HELSINKI).getAvailable()).isEqualTo(4);
        assertThat(world.count(row(1, sku, World.HELSINKI, "5", "1", "")).getChanged())
                .as("the same again")
                .isZero();
    }

    @Test
    void aCountOfAnEarlierInstantKeepsTheSalesSince() {
        String sku = world.product("EARLIER");
        world.count(row(1, sku, World.HELSINKI, "10", "", "2026-01-01T00:00:00Z"));
        Instant beforeTheSale = Clock.systemUTC().instant();
        sell(sku, 2, Tokens.shop());

        world.count(row(1, sku, World.HELSINKI, "9", "", beforeTheSale.toString()));

        assertThat(world.level(sku, World.HELSINKI).getOnHand()).isEqualTo(7);
        world.count(row(1, sku, World.HELSINKI, "50", "", "2026-01-02T00:00:00Z"));
        assertThat(world.level(sku, World.HELSINKI).getOnHand())
                .as("an older count than the last one")
                .isEqualTo(7);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void theLedgerComesInPages() {
        String sku = world.product("PAGES");
        for (int i = 1; i <= 5; i++) {
            world.count(sku, World.HELSINKI, i);
        }
        List<Long> seen = new ArrayList<>();
        String token = "";
        do {
            ListMovementsResponse page = world.stockAs(Tokens.operator())
                    .listMovements(ListMovementsRequest.newBuilder()
                            .setSku(sku)
                            .setPageSize(2)
                            .setPageToken(token)
                            .build());
            page.getMovementsList().forEach(movement -> seen.add(movement.getMovementId()));
            token = page.getNextPageToken();
        } while (!token.isEmpty());

        assertThat(seen).hasSize(5).isSortedAccordingTo(Comparator.reverseOrder());
        SendStoryTest.refused(
                () -> world.stockAs(Tokens.operator())
                        .listMovements(ListMovementsRequest.newBuilder()
                                .setSku(sku)
                                .setPageToken("made up")
                                .build()),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.PAGE_TOKEN_INVALID);
    }

    @Test
    void aFullBatchOfAFeedIsTakenInOneGo() {
        String[] places = {World.HELSINKI, World.TAMPERE, World.ESPOO, World.WAREHOUSE, World.PARTNER};
        List<String> skus = world.products("BULK", 1000);
        List<StockRow> rows = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            rows.add(row(i + 1, skus.get(i / 5), places[i % 5], Integer.toString(i % 7), "", ""));
        }
        ImportStockRequest request =
                ImportStockRequest.newBuilder().addAllRows(rows).build();

        long start = System.nanoTime();
        ImportStockResponse report = world.stockAs(Tokens.operator()).importStock(request);
        long again = System.nanoTime();
        ImportStockResponse repeated = world.stockAs(Tokens.operator()).importStock(request);
        LOG.infof(
                "5000 rows of new stock in %d ms, the same again in %d ms",
                (again - start) / 1_000_000, (System.nanoTime() - again) / 1_000_000);

        assertThat(report.getAccepted()).isEqualTo(5000);
        assertThat(report.getChanged()).isEqualTo(5000);
        assertThat(report.getRefusedCount()).isZero();
        assertThat(repeated.getChanged()).isZero();
        assertThat(world.check(skus.getFirst()).getDifferencesList()).isEmpty();
        assertThat(world.check("").getCells()).isGreaterThanOrEqualTo(5000);
        assertThat(world.check("").getDifferencesList()).isEmpty();
        assertThat(world.level(skus.getLast(), World.PARTNER).getOnHand()).isEqualTo(4999 % 7);
    }

    @Test
    void aCellThatComesTwiceIsCountedTwice() {
        String sku = world.product("DOUBLE");

        ImportStockResponse report =
                world.count(row(1, sku, World.HELSINKI, "5", "", ""), row(2, sku, World.HELSINKI, "7", "", ""));

        assertThat(report.getAccepted()).isEqualTo(2);
        assertThat(world.level(sku, World.HELSINKI).getOnHand()).isEqualTo(7);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void rolesAreChecked() {
        assertThatThrownBy(() -> world.stockAs(Tokens.clerk(World.HELSINKI))
                        .importStock(ImportStockRequest.getDefaultInstance()))
                .satisfies(error ->
                        assertThat(Status.fromThrowable(error).getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
        assertThatThrownBy(() -> world.stockAs(Tokens.forged(List.of("operator"), Map.of()))
                        .importStock(ImportStockRequest.getDefaultInstance()))
                .satisfies(error ->
                        assertThat(Status.fromThrowable(error).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
    }

    private void endHold(Reservation held) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(
                        "update reservations set expires_at = now() where id = cast(? as uuid)")) {
            end.setString(1, held.getReservationId());
            assertThat(end.executeUpdate()).isEqualTo(1);
        }
    }

    private StockLevel sell(String sku, int quantity, String token) {
        return world.stockAs(token)
                .recordSale(RecordSaleRequest.newBuilder()
                        .setRequestId(World.id())
                        .setLocation(World.HELSINKI)
                        .setReference("receipt 1")
                        .addLines(StockLine.newBuilder().setSku(sku).setQuantity(quantity))
                        .build())
                .getLevels(0);
    }

    private Reservation reserve(String sku, int quantity) {
        return world.stockAs(Tokens.shop())
                .reserve(ReserveRequest.newBuilder()
                        .setRequestId(World.id())
                        .setCountry("FI")
                        .addLines(line(sku, quantity))
                        .build())
                .getReservation();
    }

    private Reservation commit(Reservation reservation) {
        return world.stockAs(Tokens.shop())
                .commitReservation(CommitReservationRequest.newBuilder()
                        .setRequestId(World.id())
                        .setReservationId(reservation.getReservationId())
                        .build())
                .getReservation();
    }

    private Reservation release(Reservation reservation) {
        return world.stockAs(Tokens.shop())
                .releaseReservation(ReleaseReservationRequest.newBuilder()
                        .setRequestId(World.id())
                        .setReservationId(reservation.getReservationId())
                        .build())
                .getReservation();
    }

    private static ReserveLine line(String sku, int quantity) {
        return ReserveLine.newBuilder().setSku(sku).setQuantity(quantity).build();
    }

    private static StockRow row(int line, String sku, String location, String onHand, String safety, String counted) {
        return StockRow.newBuilder()
                .setLine(line)
                .setSku(sku)
                .setLocation(location)
                .setOnHand(onHand)
                .setSafetyStock(safety)
                .setCountedTime(counted)
                .build();
    }
}
