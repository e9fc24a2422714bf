package org.keskio.inventory.outbound.postgres.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keskio.platform.testkit.PostgresResource;

/** A database that was in use before stock had kinds goes on with the same stock. */
class StockUpgradeTest {

    private static final PostgresResource POSTGRES = new PostgresResource();
    private static String url = "";

    @BeforeAll
    static void start() {
        Map<String, String> settings = POSTGRES.start();
        url = settings.getOrDefault("quarkus.datasource.jdbc.url", "") + "?user=service&password=service";
    }

    @AfterAll
    static void stop() {
        POSTGRES.stop();
    }

    @Test
    void whatWasHeldAndUnderWayIsKnownAfterwards() throws SQLException {
        upTo("2");
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute("insert into stock (sku, location, on_hand, reserved, version) values ('A', 'S1', 5, 3, 2)");
            sql.execute("insert into movements (sku, location, kind, on_hand_change, reserved_change, reference,"
                    + " happened_at) values ('A', 'S1', 'COUNT', 5, 0, 'feed', now()),"
                    + " ('A', 'S1', 'RESERVE', 0, 1, 'basket', now()), ('A', 'S1', 'RESERVE', 0, 2, 'order', now())");
            sql.execute("insert into reservations values"
                    + " ('00000000-0000-0000-0000-000000000001', 'OPEN', '', now() + interval '1 hour', now())");
            sql.execute(
                    "insert into reservation_lines values ('00000000-0000-0000-0000-000000000001', 1, 'A', 'S1', 1)");
            order(sql, 2, "RESERVED", "'S1'", 2);
            order(sql, 3, "IN_TRANSIT", "null", 4);
        }

        upTo("30");

        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            assertThat(row(
                            sql,
                            "select on_hand, reserved, allocated, in_transit, lines from stock where location = 'S1'"))
                    .isEqualTo("5 3 2 0 4");
            assertThat(row(
                            sql,
                            "select on_hand, reserved, allocated, in_transit, lines from stock where location = 'S2'"))
                    .isEqualTo("0 0 0 4 1");
            assertThat(row(
                            sql,
                            "select sum(on_hand_change), sum(reserved_change), sum(allocated_change),"
                                    + " sum(in_transit_change), max(line) from movements where location = 'S1'"))
                    .isEqualTo("5 3 2 0 4");
            assertThatThrownBy(() -> sql.execute("update movements set note = 'x'"))
                    .hasMessageContaining("append-only");
        }
        upTo("latest");
    }

    private static void order(Statement sql, int id, String state, String heldAt, int quantity) throws SQLException {
        sql.execute("insert into send_orders (id, number, state, version, sku, product_name, product_name_fi,"
                + " product_name_sv, variant, gtin, weight_g, quantity, way, source, destination, ordering_store, held_at,"
                + " customer_id, promise_start, promise_end, currency, unit_price_minor, total_minor, quote_id,"
                + " payment_reference, pack_by, ship_by, tracking_number, not_found_at, created_at) values"
                + " ('00000000-0000-0000-0000-00000000000" + id + "', 'S-" + id + "', '" + state
                + "', 1, 'A', '', '', '',"
                + " '', '', 1, " + quantity + ", 'SHIP_TO_STORE', 'S1', 'S2', 'S2', " + heldAt + ", gen_random_uuid(),"
                + " now(), now(), 'EUR', 1, 1, gen_random_uuid(), '', now(), now(), '', '', now())");
    }

    private static String row(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                text.append(i == 1 ? "" : " ").append(row.getString(i));
            }
            return text.toString();
        }
    }

    private static void upTo(String version) {
        Flyway.configure()
                .dataSource(url, "service", "service")
                .locations("db/migration", "db/platform")
                .outOfOrder(true)
                .target(version)
                .load()
                .migrate();
    }
}
