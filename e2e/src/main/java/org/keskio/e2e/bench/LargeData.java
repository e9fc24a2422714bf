package org.keskio.e2e.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The large world in a database of its own. Each part is one transaction that notes how far it came, so that an interrupted
 * run goes on where it was.
 */
final class LargeData {

    private static final int STYLES_AT_ONCE = 500;
    private static final String PRODUCTS =
            "copy products (sku, gtin, style, name_fi, name_sv, name_en, brand, category, "
                    + "colour, size, description_fi, description_sv, description_en, weight_g, image_url) from stdin";
    private static final String GTINS = "copy product_gtins (gtin, sku) from stdin";
    private static final String STOCK =
            "copy stock (sku, location, on_hand, reserved, safety, version, lines) from stdin";
    private static final String LEDGER =
            "copy movements (sku, location, kind, on_hand_change, reserved_change, reference, "
                    + "happened_at, line) from stdin";
    private static final String LOCATIONS =
            "copy locations (code, kind, name, street, postcode, town, country, latitude, "
                    + "longitude, time_zone, gln, opening_hours, handling_minutes, daily_capacity) from stdin";

    private final Map<String, String> told;

    /** {@code told} is the environment of an inventory-search that has this database. */
    LargeData(Map<String, String> told) {
        this.told = told;
    }

    /** How many SKUs are there; 0 when nothing was made. */
    long skus() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select case when done then skus else 0 end from bench_data.progress")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            return 0; // no such database or table: nothing was made
        }
    }

    /** Makes what is missing; the tables are there already. */
    void make(int skus, PrintStream out) throws SQLException {
        LargeWorld world = new LargeWorld(skus);
        long begin = System.nanoTime();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create schema if not exists bench_data");
                statement.execute("create table if not exists bench_data.progress "
                        + "(skus integer not null, next_style integer not null, done boolean not null)");
                int next = begun(statement, connection, world, skus);
                while (next < world.styles()) {
                    int end = Math.min(world.styles(), next + STYLES_AT_ONCE);
                    part(connection, world, next, end);
                    statement.execute("update bench_data.progress set next_style = " + end);
                    connection.commit();
                    next = end;
                    out.printf("%d of %d styles%n", next, world.styles());
                }
                statement.execute("update bench_data.progress set done = true");
                connection.commit();
                connection.setAutoCommit(true);
                statement.execute("vacuum (analyze) products, product_gtins, stock, movements, locations");
            }
        }
        out.printf("%s; %.0f s; %s%n", describe(), (System.nanoTime() - begin) / 1e9, size());
    }

    /** What is there, in words. */
    String describe() {
        return one("select count(*) || ' SKUs, ' || (select count(*) from locations) || ' stores, ' || "
                + "(select count(*) from stock where on_hand > 0) || ' cells with pieces' from products");
    }

    private String size() {
        return one("select pg_size_pretty(pg_database_size(current_database()))");
    }

    private int begun(Statement statement, Connection connection, LargeWorld world, int skus) throws SQLException {
        try (ResultSet row = statement.executeQuery("select skus, next_style from bench_data.progress")) {
            if (row.next()) {
                if (row.getInt(1) != skus) {
                    throw new IllegalStateException(
                            "There is data of " + row.getInt(1) + " SKUs; './keskio bench-data --drop' forgets it");
                }
                return row.getInt(2);
            }
        }
        StringBuilder locations = new StringBuilder();
        for (int store = 0; store < LargeWorld.STORES; store++) {
            locations.append(world.location(store)).append('\n');
        }
        copy(connection, LOCATIONS, locations);
        statement.execute("insert into bench_data.progress values (" + skus + ", 0, false)");
        connection.commit();
        return 0;
    }

    private static void part(Connection connection, LargeWorld world, int from, int to) throws SQLException {
        StringBuilder products = new StringBuilder();
        StringBuilder gtins = new StringBuilder();
        StringBuilder stock = new StringBuilder();
        StringBuilder ledger = new StringBuilder();
        for (int style = from; style < to; style++) {
            world.style(style, products, gtins, stock, ledger);
        }
        copy(connection, PRODUCTS, products);
        copy(connection, GTINS, gtins);
        copy(connection, STOCK, stock);
        copy(connection, LEDGER, ledger);
    }

    private static void copy(Connection connection, String sql, StringBuilder rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    private String one(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException("The large data cannot be read", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                told.getOrDefault("KESKIO_DB_JDBC_URL", ""),
                told.getOrDefault("KESKIO_DB_USER", ""),
                told.getOrDefault("KESKIO_DB_PASSWORD", ""));
    }
}
