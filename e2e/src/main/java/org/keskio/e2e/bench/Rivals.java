package org.keskio.e2e.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** Clients that do the same with plain SQL, each with a connection of its own, one statement and one commit a time. */
final class Rivals {

    // The cheapest that keeps the invariants: stock, ledger, reservation with its line, request id and outbox row.
    private static final String HOLD = """
            with held as (
              update stock set reserved = reserved + 1, version = version + 1, lines = lines + 1
              where sku = ? and location = ? and on_hand - reserved - safety >= 1 returning sku, location, lines, version),
            kept as (
              insert into reservations (id, state, reference, expires_at, created_at)
              select gen_random_uuid(), 'OPEN', '', now() + interval '15 minutes', now() from held returning id),
            lined as (
              insert into reservation_lines (reservation_id, line, sku, location, quantity)
              select kept.id, 1, held.sku, held.location, 1 from held, kept),
            told as (
              insert into movements (sku, location, line, kind, on_hand_change, reserved_change, reference, happened_at)
              select held.sku, held.location, held.lines, 'RESERVE', 0, 1, cast(kept.id as text), now() from held, kept),
            asked as (
              insert into requests (id, fingerprint, answer)
              select gen_random_uuid(), decode(repeat('00', 32), 'hex'), decode(repeat('00', 100), 'hex') from held)
            insert into outbox (id, type, aggregate_id, aggregate_version, time, payload)
            select gen_random_uuid(), 'keskio.inventory.v1.StockChanged', sku, version, now(), decode(repeat('00', 60), 'hex')
            from held""";

    private static final String ONE_ROW = """
            update stock set reserved = reserved + 1, version = version + 1
            where sku = ? and location = ? and on_hand - reserved - safety >= 1""";

    private final Scratch scratch;
    private final String sql;
    private final int skus;

    private Rivals(Scratch scratch, String sql, int skus) {
        this.scratch = scratch;
        this.sql = sql;
        this.skus = skus;
    }

    /** Each holds a piece of a random SKU. */
    static Rivals spread(Scratch scratch, int skus) {
        return new Rivals(scratch, HOLD, skus);
    }

    /** All update the same row. */
    static Rivals oneRow(Scratch scratch) {
        return new Rivals(scratch, ONE_ROW, 1);
    }

    /** How many a second so many of them do. */
    double perSecond(int clients, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int n = 0; n < clients; n++) {
                counts.add(threads.submit(() -> client(end)));
            }
            long done = 0;
            for (Future<Long> count : counts) {
                done += count.get();
            }
            return done / ((System.nanoTime() - begin) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private long client(long end) throws SQLException {
        long done = 0;
        try (Connection connection = scratch.database();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            while (System.nanoTime() < end) {
                statement.setString(1, "S" + ThreadLocalRandom.current().nextInt(skus));
                statement.setString(2, "L0");
                if (statement.executeUpdate() != 1) {
                    throw new IllegalStateException("nothing was held");
                }
                done++;
            }
        }
        return done;
    }
}
