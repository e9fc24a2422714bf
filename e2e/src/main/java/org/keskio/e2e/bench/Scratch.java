package org.keskio.e2e.bench;

import io.grpc.Channel;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.keskio.e2e.Rest;
import org.keskio.e2e.Suite;
import org.keskio.inventory.v1.ImportLocationsRequest;
import org.keskio.inventory.v1.ImportLocationsResponse;
import org.keskio.inventory.v1.LocationRow;
import org.keskio.inventory.v1.LocationServiceGrpc;

/**
 * inventory-search a second time, on an empty schema of the running suite's own PostgreSQL, which is durable. Its facts
 * stay in that schema's outbox, since the suite's relay has charge of the database.
 */
final class Scratch implements AutoCloseable {

    static final String SCHEMA = "bench_scratch";

    private final String url;
    private final String user;
    private final String password;
    private final Server server;
    private final org.keskio.e2e.bench.Connection operator;
    private final String shopToken;

    private Scratch(Services services, Suite suite, int locations, int skus) {
        Map<String, String> told = new HashMap<>(services.environment("inventory-search"));
        url = told.getOrDefault("KESKIO_DB_JDBC_URL", "");
        user = told.getOrDefault("KESKIO_DB_USER", "");
        password = told.getOrDefault("KESKIO_DB_PASSWORD", "");
        told.put("KESKIO_DB_JDBC_URL", with(url, "currentSchema"));
        told.put("KESKIO_DB_URL", with(told.getOrDefault("KESKIO_DB_URL", ""), "search_path"));
        told.put("QUARKUS_FLYWAY_DEFAULT_SCHEMA", SCHEMA);
        drop();
        execute("create schema " + SCHEMA);
        server = services.start("inventory-search", told);
        shopToken = services.token();
        operator = new org.keskio.e2e.bench.Connection(
                server.port(), Rest.user(suite, "olli.operator").token());
        fill(locations, skus);
    }

    /** Starts it, with locations {@code L0, L1 ...} and SKUs {@code S0, S1 ...}; without stock. */
    static Scratch open(Services services, Suite suite, int locations, int skus) {
        return new Scratch(services, suite, locations, skus);
    }

    Server server() {
        return server;
    }

    /** A channel with an operator's token. */
    Channel operator() {
        return operator.stubs(channel -> channel).getFirst();
    }

    /** Connections with a shop's token. */
    org.keskio.e2e.bench.Connection shop() {
        return new org.keskio.e2e.bench.Connection(server.port(), shopToken);
    }

    /** A connection to the schema. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(with(url, "currentSchema"), user, password);
    }

    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(with(url, "currentSchema"), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        operator.close();
        server.close();
        drop();
    }

    private void drop() {
        execute("drop schema if exists " + SCHEMA + " cascade");
    }

    private void fill(int locations, int skus) {
        List<LocationRow> rows = IntStream.range(0, locations)
                .mapToObj(n -> LocationRow.newBuilder()
                        .setLine(n + 1)
                        .setCode("L" + n)
                        .setKind("warehouse")
                        .setName("L" + n)
                        .setCountry("FI")
                        .setLatitude("60")
                        .setLongitude("25")
                        .setTimeZone("Europe/Helsinki")
                        .setHandlingMinutes("60")
                        .setDailyCapacity("100")
                        .build())
                .toList();
        ImportLocationsResponse answer = LocationServiceGrpc.newBlockingStub(operator())
                .importLocations(
                        ImportLocationsRequest.newBuilder().addAllRows(rows).build());
        if (answer.getRefusedCount() > 0) {
            throw new IllegalStateException(answer.getRefused(0).toString());
        }
        String insert = "insert into products (sku, style, name_fi, name_sv, name_en, brand, category, colour, size,"
                + " description_fi, description_sv, description_en, weight_g, image_url)"
                + " select 'S' || n, 'ST' || n, '', '', 'x', '', '', '', '', '', '', '', 1, ''"
                + " from generate_series(0, ?) n";
        try (Connection connection = database();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setInt(1, skus - 1);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String with(String address, String parameter) {
        return address + (address.contains("?") ? "&" : "?") + parameter + "=" + SCHEMA;
    }
}
