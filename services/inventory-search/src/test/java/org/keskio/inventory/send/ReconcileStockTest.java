package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.application.index.SearchIndex;
import org.keskio.inventory.v1.CreateTransferRequest;
import org.keskio.inventory.v1.FindingCause;
import org.keskio.inventory.v1.GetAvailabilityRequest;
import org.keskio.inventory.v1.MovementKind;
import org.keskio.inventory.v1.ReconcileStockRequest;
import org.keskio.inventory.v1.ReconcileStockResponse;
import org.keskio.inventory.v1.ReserveLine;
import org.keskio.inventory.v1.ReserveRequest;
import org.keskio.inventory.v1.StockFinding;
import org.keskio.inventory.v1.StockLine;
import org.keskio.inventory.v1.Way;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class ReconcileStockTest {

    @Inject
    AgroalDataSource database;

    @Inject
    SearchIndex index;

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
    void aStockRowThatWasChangedFollowsTheLedgerAgain() throws SQLException {
        String sku = counted("ROW", 5);
        sql("update stock set on_hand = 9 where sku = '%s'", sku);

        heals(sku, FindingCause.FINDING_CAUSE_ROW_CHANGED);

        assertThat(world.level(sku, World.WAREHOUSE).getOnHand()).isEqualTo(5);
        assertThat(world.ledger(sku).getMovements(0).getKind()).isEqualTo(MovementKind.MOVEMENT_KIND_RECONCILE);
        assertThat(world.ledger(sku).getMovements(0).getNote()).contains("Monday's check");
    }

    @Test
    void aStockRowThatIsGoneComesBack() throws SQLException {
        String sku = counted("GONE", 5);
        sql("delete from stock where sku = '%s'", sku);

        heals(sku, FindingCause.FINDING_CAUSE_ROW_CHANGED);

        assertThat(world.level(sku, World.WAREHOUSE).getOnHand()).isEqualTo(5);
    }

    @Test
    void aLostLineOfTheLedgerIsMadeUpFor() throws SQLException {
        String sku = counted("LOST", 5);
        world.count(sku, World.WAREHOUSE, 7);
        ledger("delete from movements where sku = '%s' and on_hand_change = 2", sku);

        heals(sku, FindingCause.FINDING_CAUSE_LEDGER_LINE_MISSING);

        assertThat(world.level(sku, World.WAREHOUSE).getOnHand()).isEqualTo(7);
        // The hole in the numbers stays, but the next difference is not blamed on it.
        sql("update stock set on_hand = 1 where sku = '%s'", sku);
        heals(sku, FindingCause.FINDING_CAUSE_ROW_CHANGED);
    }

    @Test
    void aLineThatIsThereTwiceIsMadeUpFor() throws SQLException {
        String sku = counted("TWICE", 5);
        ledger(
                "insert into movements (sku, location, line, kind, on_hand_change, reserved_change, reference, happened_at)"
                        + " select sku, location, line, kind, on_hand_change, reserved_change, reference, happened_at"
                        + " from movements where sku = '%s'",
                sku);

        heals(sku, FindingCause.FINDING_CAUSE_LEDGER_LINE_TWICE);

        assertThat(world.level(sku, World.WAREHOUSE).getOnHand()).isEqualTo(5);
    }

    @Test
    void lessThanZeroIsNamed() throws SQLException {
        String sku = counted("MINUS", 5);
        sql("alter table stock drop constraint stock_on_hand_check");
        sql("update stock set on_hand = -2 where sku = '%s'", sku);

        heals(sku, FindingCause.FINDING_CAUSE_NEGATIVE, FindingCause.FINDING_CAUSE_ROW_CHANGED);

        sql("alter table stock add constraint stock_on_hand_check check (on_hand >= 0)");
    }

    @Test
    void aBasketThatIsNotCountedIsCountedAgain() throws SQLException {
        String sku = held("BASKET");
        sql("update stock set reserved = 0 where sku = '%s'", sku);

        heals(sku, FindingCause.FINDING_CAUSE_RESERVATION_NOT_COUNTED);

        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(2);
    }

    @Test
    void whatNobodyHoldsIsGivenBack() throws SQLException {
        String sku = counted("NOBODY", 5);
        sql("update stock set reserved = 3 where sku = '%s'", sku);

        heals(sku, FindingCause.FINDING_CAUSE_RESERVED_WITHOUT_HOLDER);

        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isZero();
    }

    @Test
    void anOrderThatIsNotCountedIsCountedAgain() throws SQLException {
        String sku = ordered("ORDER");
        sql("update stock set reserved = 0, allocated = 0 where sku = '%s'", sku);

        heals(sku, FindingCause.FINDING_CAUSE_ORDER_NOT_COUNTED);

        assertThat(world.level(sku, World.WAREHOUSE).getAllocated()).isEqualTo(1);
    }

    @Test
    void whatNoOrderHoldsIsGivenBack() throws SQLException {
        String sku = counted("ALLOC", 5);
        sql("update stock set reserved = 2, allocated = 2 where sku = '%s'", sku);

        heals(sku, FindingCause.FINDING_CAUSE_ALLOCATED_WITHOUT_ORDER);

        assertThat(world.level(sku, World.WAREHOUSE).getAllocated()).isZero();
    }

    @Test
    void aTransferThatIsNotCountedIsInTransitAgain() throws SQLException {
        String sku = sentAway("ARRIVE");
        sql("update stock set in_transit = 0 where sku = '%s'", sku);

        heals(sku, FindingCause.FINDING_CAUSE_ARRIVAL_NOT_COUNTED);

        assertThat(world.level(sku, World.TAMPERE).getInTransit()).isEqualTo(2);
    }

    @Test
    void aTransferThatWasReceivedIsNotInTransit() throws SQLException {
        String sku = sentAway("HERE");
        sql(
                "update transfers set state = 'CLOSED', closed_at = now()"
                        + " where id in (select transfer_id from transfer_lines where sku = '%s')",
                sku);

        heals(sku, FindingCause.FINDING_CAUSE_TRANSIT_WITHOUT_SENDER);

        assertThat(world.level(sku, World.TAMPERE).getInTransit()).isZero();
    }

    @Test
    void anOrderThatHoldsNothingHoldsAgain() throws SQLException {
        String sku = ordered("EMPTY");
        sql("update send_orders set held_at = null where sku = '%s'", sku);

        heals(sku, FindingCause.FINDING_CAUSE_ALLOCATED_WITHOUT_ORDER, FindingCause.FINDING_CAUSE_ORDER_HOLDS_NOTHING);

        assertThat(world.level(sku, World.WAREHOUSE).getAllocated()).isEqualTo(1);
    }

    @Test
    void anEndedOrderLetsGo() throws SQLException {
        String sku = ordered("ENDED");
        sql("update send_orders set state = 'CANCELLED' where sku = '%s'", sku);
        sql(
                "update send_order_steps set state = 'CANCELLED' where send_order_id in"
                        + " (select id from send_orders where sku = '%s')",
                sku);

        heals(sku, FindingCause.FINDING_CAUSE_ENDED_ORDER_HOLDS);

        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isZero();
    }

    @Test
    void anOrderAndItsLastStepSayTheSame() throws SQLException {
        String sku = ordered("STATES");
        sql("update send_orders set state = 'PICKING' where sku = '%s'", sku);

        heals(sku, FindingCause.FINDING_CAUSE_ORDER_IN_TWO_STATES);
    }

    @Test
    void aHoldWhoseTimeIsOverExpires() throws SQLException {
        String sku = held("LATE");
        String mine = " where id in (select reservation_id from reservation_lines where sku = '" + sku + "')";
        try (Connection sweepsPassBy = database.getConnection();
                Statement lock = sweepsPassBy.createStatement()) {
            sweepsPassBy.setAutoCommit(false);
            sql("update reservations set expires_at = now() - interval '1 hour'" + mine);
            // The sweep may have been faster; then there is nothing to find, which the next line would tell.
            lock.execute("select 1 from reservations" + mine + " and state = 'OPEN' for update skip locked");
            assertThat(reconcile(sku, false).getFindingsList())
                    .extracting(StockFinding::getCause)
                    .allMatch(cause -> cause == FindingCause.FINDING_CAUSE_EXPIRED_HOLD);
            sweepsPassBy.rollback();
        }

        assertThat(reconcile(sku, true).getFindingsList()).allMatch(StockFinding::getRepaired);
        assertThat(database(sku, false)).isEmpty();
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isZero();
    }

    @Test
    void anIndexThatShowsOtherPiecesIsToldAgain() {
        String sku = counted("INDEX", 5);
        await().atMost(Duration.ofSeconds(30)).until(() -> index.pieces(sku, World.WAREHOUSE) == 5);
        index.putStock(sku, World.WAREHOUSE, 99, 1000);

        ReconcileStockResponse found = reconcile(sku, false);
        assertThat(found.getFindingsList())
                .extracting(StockFinding::getCause)
                .containsExactly(FindingCause.FINDING_CAUSE_INDEX_DIFFERS);
        assertThat(found.getFindings(0).getRecorded()).isEqualTo(99);
    }

    @Test
    void manyDifferencesComePageByPage() throws SQLException {
        List<String> skus = world.products("PAGES", 150);
        skus.forEach(sku -> world.count(sku, World.WAREHOUSE, 1));
        sql("update stock set on_hand = 4 where sku like 'PAGES-%%'");
        List<StockFinding> found = new ArrayList<>();
        String token = "";
        do {
            ReconcileStockResponse page = world.stockAs(Tokens.operator())
                    .reconcileStock(ReconcileStockRequest.newBuilder()
                            .setPageSize(40)
                            .setPageToken(token)
                            .setRepair(true)
                            .setReason("pages")
                            .build()
                            .toBuilder()
                            .setRequestId(World.id())
                            .build());
            found.addAll(page.getFindingsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());

        assertThat(found)
                .filteredOn(finding ->
                        skus.contains(finding.getSku()) && finding.getCause() == FindingCause.FINDING_CAUSE_ROW_CHANGED)
                .hasSize(150);
        assertThat(skus)
                .allSatisfy(
                        sku -> assertThat(world.check(sku).getDifferencesList()).isEmpty());
    }

    /** Each cause is named once, the repair heals it, and nothing is left after it. */
    private void heals(String sku, FindingCause... causes) {
        assertThat(reconcile(sku, false).getFindingsList())
                .extracting(StockFinding::getCause)
                .contains(causes);
        assertThat(database(sku, false)).containsExactly(causes);
        assertThat(reconcile(sku, true).getFindingsList()).allMatch(StockFinding::getRepaired);
        assertThat(database(sku, false)).isEmpty();
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> reconcile(sku, false).getFindingsList().isEmpty());
    }

    /** Without the index, which hears of the repair a moment later. */
    private List<FindingCause> database(String sku, boolean repair) {
        return reconcile(sku, repair).getFindingsList().stream()
                .map(StockFinding::getCause)
                .filter(cause -> cause != FindingCause.FINDING_CAUSE_INDEX_DIFFERS)
                .toList();
    }

    private ReconcileStockResponse reconcile(String sku, boolean repair) {
        return world.stockAs(Tokens.operator())
                .reconcileStock(ReconcileStockRequest.newBuilder()
                        .setSku(sku)
                        .setRepair(repair)
                        .setRequestId(World.id())
                        .setReason("Monday's check")
                        .build());
    }

    private String counted(String prefix, int pieces) {
        String sku = world.product(prefix);
        world.count(sku, World.WAREHOUSE, pieces);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> world.stockAs(Tokens.operator())
                                .getAvailability(GetAvailabilityRequest.newBuilder()
                                        .addSkus(sku)
                                        .build())
                                .getItems(0)
                                .getNetwork()
                        == pieces);
        return sku;
    }

    private String held(String prefix) {
        String sku = counted(prefix, 5);
        var held = world.stockAs(Tokens.shop())
                .reserve(ReserveRequest.newBuilder()
                        .setRequestId(World.id())
                        .setCountry("FI")
                        .addLines(ReserveLine.newBuilder().setSku(sku).setQuantity(2))
                        .build());
        assertThat(held.hasReservation()).isTrue();
        return sku;
    }

    private String ordered(String prefix) {
        String sku = counted(prefix, 5);
        var plans = world.plan(sku, World.HELSINKI);
        var sent = world.clerkOf(World.HELSINKI).send(World.tap(plans, World.way(plans, Way.WAY_SHIP_HOME)));
        assertThat(sent.toString()).isNotEmpty();
        return sku;
    }

    private String sentAway(String prefix) {
        String sku = counted(prefix, 5);
        var transfer = world.stockAs(Tokens.operator())
                .createTransfer(CreateTransferRequest.newBuilder()
                        .setRequestId(World.id())
                        .setFrom(World.WAREHOUSE)
                        .setTo(World.TAMPERE)
                        .addLines(StockLine.newBuilder().setSku(sku).setQuantity(2))
                        .build());
        assertThat(transfer.hasTransfer()).isTrue();
        return sku;
    }

    private void ledger(String statement, Object... values) throws SQLException {
        sql("alter table movements disable trigger movements_stay");
        try {
            sql(statement, values);
        } finally {
            sql("alter table movements enable trigger movements_stay");
        }
    }

    private void sql(String statement, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement.formatted(values));
        }
    }
}
