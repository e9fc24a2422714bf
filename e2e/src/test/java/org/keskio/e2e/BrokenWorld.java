package org.keskio.e2e;

import static org.keskio.e2e.Answers.plan;
import static org.keskio.e2e.Answers.way;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A retailer whose records are broken behind the suite's back, in each way that reconciliation tells apart. */
final class BrokenWorld implements AutoCloseable {

    /** What a report has to name. */
    record Difference(String cause, String sku, String location) {}

    /** A product at a place. */
    record Cell(String sku, String location) {}

    /** What the stock row of a cell says. */
    record Level(int onHand, int reserved, int allocated, int inTransit, int safety) {

        private static final Level NOTHING = new Level(0, 0, 0, 0, 0);
    }

    /** A basket or a send order. */
    private record Claim(String id, Cell cell) {}

    private static final String WAREHOUSE = "WH-FI-01";
    private static final String TAMPERE = "FI-TMP-01";
    private static final String HELSINKI = "FI-HEL-01";
    private static final int SKUS = 14; // as many as are broken

    private final Stage stage;
    private final Rest shop;
    private final Connection database;
    private final Connection lock;
    private final List<String> skus;
    private final Deque<String> unused;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Claim> baskets = new ArrayList<>();
    private final List<Claim> orders = new ArrayList<>();
    private final Map<Cell, Level> before;

    private String transfer = "";
    private String moved = "";

    BrokenWorld(Stage stage) throws SQLException {
        this.stage = stage;
        shop = Rest.program(stage.suite, "webshop");
        database = connect();
        lock = connect();
        lock.setAutoCommit(false);
        skus = nobodysSkus();
        unused = new ArrayDeque<>(skus);
        before = levels();
    }

    /** What was broken: the whole of it. */
    List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** Two baskets, four orders and a transfer, all as it should be. */
    void trade() {
        JsonNode customer = stage.helsinki
                .post(
                        "/api/clerk/v1/customers/recognise",
                        Map.of("kind", "email", "value", stage.customerEmail, "purpose", "send: find the customer"))
                .path("customer");
        for (int i = 0; i < 2; i++) {
            baskets.add(basket(unused.remove()));
        }
        for (int i = 0; i < 4; i++) {
            orders.add(order(unused.remove(), customer.path("customerId").asText()));
        }
        callOff(orders.get(3));
        moved = unused.remove();
        transfer = stage.tampere
                .post(
                        "/api/clerk/v1/transfers",
                        Map.of(
                                "to",
                                HELSINKI,
                                "lines",
                                List.of(Map.of("sku", moved, "quantity", 2)),
                                "reference",
                                "a van"))
                .path("transferId")
                .asText();
    }

    /** Breaks all of it. Sweeps wait until {@link #letSweepsPass}: they would end the late basket within seconds. */
    void breakIt() throws SQLException {
        Cell row = cell();
        stock(row, "on_hand = on_hand + 4");
        named(row, "row_changed", "index_differs");

        Cell minus = cell();
        belowZero(minus);
        named(minus, "negative", "row_changed", "index_differs");

        Cell lost = cell();
        forget(lost);
        named(lost, "ledger_line_missing");

        Cell twice = cell();
        sql("""
                insert into movements (sku, location, line, kind, on_hand_change, reserved_change, reference, happened_at)
                select sku, location, line, kind, on_hand_change, reserved_change, reference, happened_at
                from movements where sku = ? and location = ? and on_hand_change <> 0 order by id desc limit 1""", twice);
        named(twice, "ledger_line_twice");

        Cell basket = baskets.get(0).cell();
        stock(basket, "reserved = reserved - 2");
        named(basket, "reservation_not_counted", "index_differs");

        Cell nobody = cell();
        stock(nobody, "reserved = reserved + 3");
        named(nobody, "reserved_without_holder", "index_differs");

        Cell order = orders.get(0).cell();
        stock(order, "reserved = reserved - 1, allocated = allocated - 1");
        named(order, "order_not_counted", "index_differs");

        Cell noOrder = cell();
        stock(noOrder, "reserved = reserved + 2, allocated = allocated + 2");
        named(noOrder, "allocated_without_order", "index_differs");

        Cell arrival = new Cell(moved, HELSINKI);
        stock(arrival, "in_transit = in_transit - 2");
        named(arrival, "arrival_not_counted");

        Cell noSender = cell();
        stock(noSender, "in_transit = in_transit + 2");
        named(noSender, "transit_without_sender");

        Claim late = baskets.get(1);
        run(
                lock,
                "update stock set version = version where sku = ? and location = ?",
                late.cell().sku(),
                late.cell().location());
        sql("update reservations set expires_at = now() - interval '1 hour' where id = cast(? as uuid)", late.id());
        named(late.cell(), "expired_hold");

        Claim empty = orders.get(1);
        sql("update send_orders set held_at = null where id = cast(? as uuid)", empty.id());
        named(empty.cell(), "order_holds_nothing", "allocated_without_order");

        Claim torn = orders.get(2);
        sql("update send_order_steps set state = 'PICKING' where send_order_id = cast(? as uuid)", torn.id());
        named(torn.cell(), "order_in_two_states");

        Claim ended = orders.get(3);
        sql("update send_orders set held_at = source where id = cast(? as uuid)", ended.id());
        named(ended.cell(), "ended_order_holds", "order_not_counted");
    }

    void letSweepsPass() throws SQLException {
        lock.rollback();
    }

    /** Gives back what {@link #trade} took. */
    void putBack() throws SQLException {
        letSweepsPass();
        sql("alter table stock validate constraint stock_on_hand_check");
        baskets.forEach(basket -> shop.post("/api/shop/v1/reservations/" + basket.id() + "/release", Map.of()));
        orders.subList(0, 3).forEach(this::callOff);
        stage.helsinki.post(
                "/api/clerk/v1/transfers/" + transfer + "/receive",
                Map.of("lines", List.of(Map.of("sku", moved, "quantity", 2))));
        stage.operator.feed("stock", "sku,location,on_hand\n" + count(TAMPERE) + count(HELSINKI));
    }

    /** What lies where, of the products that are played with; cells with nothing are left out. */
    Map<Cell, Level> levels() throws SQLException {
        Map<Cell, Level> levels = new HashMap<>();
        try (PreparedStatement select = database.prepareStatement("""
                select sku, location, on_hand, reserved, allocated, in_transit, safety from stock
                where sku = any(?) and (on_hand, reserved, allocated, in_transit, safety) <> (0, 0, 0, 0, 0)""")) {
            select.setArray(1, database.createArrayOf("text", skus.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    levels.put(
                            new Cell(row.getString(1), row.getString(2)),
                            new Level(row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7)));
                }
            }
        }
        return levels;
    }

    @Override
    public void close() throws SQLException {
        lock.close();
        database.close();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                stage.suite.get("KESKIO_DB_INVENTORY_JDBC_URL"),
                stage.suite.get("KESKIO_DB_INVENTORY_USER"),
                stage.suite.get("KESKIO_DB_INVENTORY_PASSWORD"));
    }

    /** Products that lie in the warehouse and in Tampere, nobody's claim on them, and in nobody's story. */
    private List<String> nobodysSkus() throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement select = database.prepareStatement("""
                        select w.sku from stock w join stock t on t.sku = w.sku and t.location = ?
                        where w.location = ? and w.on_hand - w.safety > 5 and t.on_hand - t.safety > 1
                          and not exists (select 1 from stock s where s.sku = w.sku and s.reserved + s.in_transit > 0)
                        order by w.sku""")) {
            select.setString(1, TAMPERE);
            select.setString(2, WAREHOUSE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next() && found.size() < SKUS) {
                    if (!stage.stories.toString().contains(row.getString(1))) {
                        found.add(row.getString(1));
                    }
                }
            }
        }
        return found;
    }

    private Cell cell() {
        return new Cell(unused.remove(), WAREHOUSE);
    }

    private Claim basket(String sku) {
        JsonNode held = shop.post(
                "/api/shop/v1/reservations",
                Map.of("lines", List.of(Map.of("sku", sku, "quantity", 2)), "holdSeconds", 900, "country", "FI"));
        return new Claim(
                held.path("reservationId").asText(),
                new Cell(sku, held.path("lines").path(0).path("location").asText()));
    }

    private Claim order(String sku, String customerId) {
        JsonNode plans = stage.helsinki.post(
                "/api/clerk/v1/plans",
                Map.of(
                        "sku",
                        sku,
                        "quantity",
                        1,
                        "locale",
                        "en",
                        "deliverTo",
                        Shirt.address(),
                        "customerId",
                        customerId));
        JsonNode plan = plan(
                plans, way("ship_home").and(one -> !one.path("source").asText().startsWith("PT-")));
        JsonNode order = stage.helsinki
                .post("/api/clerk/v1/sends", Shirt.order(plans, plan, customerId))
                .path("order");
        return new Claim(
                order.path("sendOrderId").asText(),
                new Cell(sku, plan.path("source").asText()));
    }

    private void callOff(Claim order) {
        Shirt.step(stage.helsinki, order.id(), "cancel", Map.of("reason", "only played with"));
    }

    private void named(Cell cell, String... causes) {
        for (String cause : causes) {
            differences.add(new Difference(cause, cell.sku(), cell.location()));
        }
    }

    private void stock(Cell cell, String change) throws SQLException {
        sql("update stock set " + change + " where sku = ? and location = ?", cell);
    }

    /** The table refuses less than zero: its rule is asleep for one statement. */
    private void belowZero(Cell cell) throws SQLException {
        database.setAutoCommit(false);
        sql("alter table stock drop constraint stock_on_hand_check");
        stock(cell, "on_hand = -2");
        sql("alter table stock add constraint stock_on_hand_check check (on_hand >= 0) not valid");
        database.commit();
        database.setAutoCommit(true);
    }

    /** The ledger refuses to forget, too. */
    private void forget(Cell cell) throws SQLException {
        database.setAutoCommit(false);
        sql("alter table movements disable trigger movements_stay");
        sql("delete from movements where sku = ? and location = ?", cell);
        sql("alter table movements enable trigger movements_stay");
        database.commit();
        database.setAutoCommit(true);
    }

    private void sql(String statement, Cell cell) throws SQLException {
        sql(statement, cell.sku(), cell.location());
    }

    private void sql(String statement, String... values) throws SQLException {
        run(database, statement, values);
    }

    private static void run(Connection connection, String statement, String... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setString(i + 1, values[i]);
            }
            if (prepared.executeUpdate() == 0 && values.length > 0) {
                throw new IllegalStateException("Nothing to break: " + statement + " " + List.of(values));
            }
        }
    }

    private String count(String location) {
        Level level = before.getOrDefault(new Cell(moved, location), Level.NOTHING);
        return moved + "," + location + "," + level.onHand() + "\n";
    }
}
