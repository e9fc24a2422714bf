package org.keskio.platform.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The relay's statements, all on the one connection that also holds the lock. */
final class OutboxTable {

    // One lock a database: any number will do as long as nobody else uses it. "keskio" in ASCII.
    private static final long LOCK = 0x6b65736b696fL;

    // Whatever is visible, oldest first. Never "position > last seen": a transaction that commits late has a lower one.
    private static final String NEXT = """
            select id, type, aggregate_id, aggregate_version, time, traceparent, payload
            from outbox order by position limit ?""";

    private final Connection connection;

    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    /** Whether this connection is now the one in charge; it stays so until it ends. */
    boolean takeCharge() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    void giveUpCharge() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }

    List<WaitingFact> next(int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setInt(1, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<WaitingFact> facts = new ArrayList<>();
                while (rows.next()) {
                    facts.add(new WaitingFact(
                            rows.getObject("id", UUID.class),
                            rows.getString("type"),
                            rows.getString("aggregate_id"),
                            rows.getLong("aggregate_version"),
                            rows.getObject("time", OffsetDateTime.class).toInstant(),
                            rows.getString("traceparent"),
                            rows.getBytes("payload")));
                }
                return facts;
            }
        }
    }

    void delete(List<WaitingFact> facts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from outbox where id = any (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", facts.stream().map(WaitingFact::id).toArray()));
            statement.executeUpdate();
        }
    }

    void forget(Duration inbox, Duration requests) throws SQLException {
        forget("delete from inbox where taken_at < now() - make_interval(secs => ?)", inbox);
        forget("delete from requests where made_at < now() - make_interval(secs => ?)", requests);
    }

    private void forget(String delete, Duration age) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setDouble(1, age.toSeconds());
            statement.executeUpdate();
        }
    }
}
