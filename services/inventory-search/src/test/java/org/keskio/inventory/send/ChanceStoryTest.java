package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.application.chance.CurrentChance;
import org.keskio.inventory.application.chance.Findings;
import org.keskio.inventory.application.chance.LearnChance;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.chance.Evidence;
import org.keskio.inventory.domain.chance.Trail;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.v1.AcceptPickRequest;
import org.keskio.inventory.v1.PackRequest;
import org.keskio.inventory.v1.PlanSendRequest;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.RecordReturnRequest;
import org.keskio.inventory.v1.RecordSaleRequest;
import org.keskio.inventory.v1.ReportNotFoundRequest;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.StockLine;
import org.keskio.inventory.v1.StockRow;
import org.keskio.inventory.v1.Way;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

/** What happens to stock and picks moves the chance that clerks are shown. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class ChanceStoryTest {

    private static final Instant LONG_AGO = Clock.systemUTC().instant().minus(Duration.ofDays(200));

    @Inject
    AgroalDataSource database;

    @Inject
    Findings findings;

    @Inject
    LearnChance learning;

    @Inject
    CurrentChance current;

    @Inject
    Mutiny.SessionFactory sessions;

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
    void notFindingItLowersTheChanceAndFindingItRaisesIt() {
        String sku = counted(3, LONG_AGO);
        double before = chance(sku);

        SendOrder missed = order(sku);
        var unused = espoo().reportNotFound(ReportNotFoundRequest.newBuilder()
                .setRequestId(World.id())
                .setSendOrderId(missed.getSendOrderId())
                .build());
        double afterMiss = chance(sku);

        pick(order(sku));
        double afterFind = chance(sku);

        assertThat(afterMiss).isLessThan(before - 0.2);
        assertThat(afterFind).isGreaterThan(afterMiss + 0.2);
    }

    @Test
    void findingTheFirstMakesTheSecondLikelier() {
        String sku = counted(2, LONG_AGO);
        double both = chance(sku, 2);

        pick(order(sku));

        assertThat(chance(sku)).isGreaterThan(both + 0.02);
    }

    @Test
    void aCountMakesSure() {
        String sku = counted(2, LONG_AGO);
        double before = chance(sku);

        world.count(sku, World.ESPOO, 2);

        assertThat(chance(sku)).isGreaterThan(before);
    }

    @Test
    void eachPickIsKeptWithTheChanceThatWasGiven() throws SQLException {
        String sku = counted(4, LONG_AGO);
        double given = chance(sku);

        pick(order(sku));

        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select predicted, found from pick_outcomes where sku = ?")) {
            query.setString(1, sku);
            ResultSet rows = query.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getDouble(1)).isCloseTo(given, org.assertj.core.data.Offset.offset(0.01));
            assertThat(rows.getBoolean(2)).isTrue();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void theDatabaseFoldsWhatItHearsAsTheModelDoes() throws Throwable {
        String sku = counted(20, LONG_AGO);
        Instant first = Clock.systemUTC().instant().minus(Duration.ofDays(30));
        sale(sku, 3, first);
        sale(sku, 2, first.plus(Duration.ofDays(10)));
        comeBack(sku, 4, first.plus(Duration.ofDays(12)));
        // Heard late: it was before the others.
        sale(sku, 1, first.minus(Duration.ofDays(5)));

        Trail expected = Trail.NONE
                .leaves(3, 17, first.getEpochSecond())
                .sells(3, first.getEpochSecond())
                .leaves(2, 15, day(first, 10))
                .sells(2, day(first, 10))
                .arrives(4, 19, day(first, 12))
                .leaves(1, 18, day(first, -5))
                .sells(1, day(first, -5));
        Evidence known = evidence(sku);
        assertThat(known.onHand()).isEqualTo(18);
        assertThat(known.countedAt()).isEqualTo(LONG_AGO.getEpochSecond());
        assertThat(known.trail())
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
                .isEqualTo(expected);
    }

    @Test
    void whatWasPickedIsLearntOnceAndKept() throws Throwable {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into pick_outcomes (picked_at, sku, location, kind, quantity, predicted, found, on_hand,
                               reserved, counted_at, seen_at, bound, left_then, misses, missed, missed_at, sold, sold_at, since)
                        select now() - i * interval '1 minute', 'S' || i, 'FI-ESP-01', 'STORE', 1, 0.9, i % 2 = 0, 3, 0,
                               extract(epoch from now())::bigint - 86400 * 30, 0, 0, 0, 0, 0, 0, 0, 0, 0
                        from generate_series(1, 300) i""")) {
            insert.executeUpdate();
        }
        long before = current.model().version();

        assertThat(VertxContextSupport.<Boolean>subscribeAndAwait(learning::learn))
                .isTrue();
        assertThat(VertxContextSupport.<Boolean>subscribeAndAwait(learning::learn))
                .isFalse();

        assertThat(current.model().version()).isEqualTo(before + 1);
        // Half was found of what was promised with nine in ten.
        double learnt = chance(counted(3, Clock.systemUTC().instant().minus(Duration.ofDays(30))));
        assertThat(learnt).isBetween(0.35, 0.75);
        try (Connection connection = database.getConnection();
                PreparedStatement undo = connection.prepareStatement(
                        "truncate chance_models, chance_kinds, chance_shifts, pick_outcomes")) {
            undo.execute();
        }
        VertxContextSupport.subscribeAndAwait(current::refresh);
    }

    private String counted(int pieces, Instant at) {
        String sku = world.product("CHANCE");
        List<?> refused = world.count(StockRow.newBuilder()
                        .setLine(1)
                        .setSku(sku)
                        .setLocation(World.ESPOO)
                        .setOnHand(Integer.toString(pieces))
                        .setCountedTime(
                                Instant.ofEpochSecond(at.getEpochSecond()).toString())
                        .build())
                .getRefusedList();
        assertThat(refused).isEmpty();
        return sku;
    }

    private double chance(String sku) {
        return chance(sku, 1);
    }

    private double chance(String sku, int quantity) {
        PlanSendResponse plans = world.clerkOf(World.HELSINKI)
                .planSend(PlanSendRequest.newBuilder()
                        .setSku(sku)
                        .setQuantity(quantity)
                        .setStore(World.HELSINKI)
                        .build());
        return World.way(plans, Way.WAY_SHIP_HOME).getChance();
    }

    private SendOrder order(String sku) {
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        return world.clerkOf(World.HELSINKI)
                .send(World.tap(plans, World.way(plans, Way.WAY_SHIP_HOME)))
                .getOrder();
    }

    private void pick(SendOrder order) {
        var accepted = espoo().acceptPick(AcceptPickRequest.newBuilder()
                .setRequestId(World.id())
                .setSendOrderId(order.getSendOrderId())
                .build());
        var packed = espoo().pack(PackRequest.newBuilder()
                .setRequestId(World.id())
                .setSendOrderId(order.getSendOrderId())
                .build());
        assertThat(accepted.getOrder().getSendOrderId())
                .isEqualTo(packed.getOrder().getSendOrderId());
    }

    private org.keskio.inventory.v1.SendServiceGrpc.SendServiceBlockingStub espoo() {
        return world.clerkOf(World.ESPOO);
    }

    private void sale(String sku, int pieces, Instant at) {
        var unused = world.stockAs(Tokens.shop())
                .recordSale(RecordSaleRequest.newBuilder()
                        .setRequestId(World.id())
                        .setLocation(World.ESPOO)
                        .addLines(StockLine.newBuilder().setSku(sku).setQuantity(pieces))
                        .setSaleTime(time(at))
                        .build());
    }

    private void comeBack(String sku, int pieces, Instant at) {
        var unused = world.stockAs(Tokens.shop())
                .recordReturn(RecordReturnRequest.newBuilder()
                        .setRequestId(World.id())
                        .setLocation(World.ESPOO)
                        .addLines(StockLine.newBuilder().setSku(sku).setQuantity(pieces))
                        .setReturnTime(time(at))
                        .build());
    }

    private Evidence evidence(String sku) throws Throwable {
        CellKey cell = new CellKey(new Sku(sku), new LocationCode(World.ESPOO));
        return VertxContextSupport.subscribeAndAwait(
                        () -> sessions.withStatelessSession(session -> findings.of(session, cell)))
                .orElseThrow();
    }

    private static long day(Instant from, int days) {
        return from.plus(Duration.ofDays(days)).getEpochSecond();
    }

    private static com.google.protobuf.Timestamp time(Instant at) {
        return com.google.protobuf.Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .build();
    }
}
