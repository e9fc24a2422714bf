package org.keskio.platform.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL on a free port, empty, that keeps its promises (fsync and synchronous commit are on). */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "64MB")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            postgres = started;
            makeDatabase(started);
            String address = "localhost:" + started.getPort() + "/service";
            return Map.of(
                    "quarkus.datasource.username",
                    "service",
                    "quarkus.datasource.password",
                    "service",
                    "quarkus.datasource.reactive.url",
                    "postgresql://" + address,
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://" + address);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started", e);
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The service is no superuser here either, so that a missing right shows in tests. */
    private static void makeDatabase(EmbeddedPostgres postgres) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role service login password 'service'");
            statement.execute("create database service owner service");
        } catch (SQLException e) {
            throw new IllegalStateException("The test database cannot be made", e);
        }
    }
}
