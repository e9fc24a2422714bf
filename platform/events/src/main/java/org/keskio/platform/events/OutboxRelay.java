package org.keskio.platform.events;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes facts from the outbox to Kafka, one relay a database: the one whose connection holds the advisory lock, and that
 * connection does all the work.
 *
 * <p>A relay that lost its connection without noticing may still send what it had read. Those facts are still in the
 * outbox, so its successor sends them too, from the same one on and in the same order: a consumer that drops repeats sees
 * each aggregate's facts in order all the same.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private static final int BATCH = 500;
    private static final int DATABASE_PATIENCE_MS = 30_000;
    // The commit follows the append within milliseconds, as a rule.
    private static final Duration NUDGED_PAUSE = Duration.ofMillis(5);
    private static final Duration NUDGED_TIME = Duration.ofMillis(300);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    private final AgroalDataSource database;
    private final Map<String, Object> kafka;
    private final EventSettings settings;
    private final Stream stream;
    private final Tracer tracer;
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread;

    private volatile boolean stopped;
    private volatile long nudgedUntil = System.nanoTime();
    private long nextHousekeeping = System.nanoTime();

    @Inject
    OutboxRelay(
            AgroalDataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventSettings settings,
            Stream stream,
            Tracer tracer) {
        this.database = database;
        this.kafka = kafka;
        this.settings = settings;
        this.stream = stream;
        this.tracer = tracer;
        this.thread = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
    }

    /** Says that a transaction with facts is about to commit. */
    void nudge() {
        nudgedUntil = System.nanoTime() + NUDGED_TIME.toNanos();
        nudges.release();
    }

    private void run() {
        int failures = 0;
        while (!stopped) {
            try {
                takeTurn();
                failures = 0;
            } catch (InterruptedException | InterruptException e) {
                return; // only stop() interrupts
            } catch (SQLException | ExecutionException | RuntimeException e) {
                if (stopped) {
                    return;
                }
                failures++;
                LOG.warnf("Facts wait in the outbox, try %d failed: %s", failures, e);
                LOG.debug("Relay failed", e);
                if (!rest(backoff(failures))) {
                    return;
                }
            }
        }
    }

    /** Waits for its turn, then relays until something breaks or the service stops. */
    private void takeTurn() throws SQLException, InterruptedException, ExecutionException {
        Connection connection = database.getConnection();
        boolean healthy = false;
        try {
            connection.setNetworkTimeout(Runnable::run, DATABASE_PATIENCE_MS);
            OutboxTable outbox = new OutboxTable(connection);
            while (!outbox.takeCharge()) {
                TimeUnit.NANOSECONDS.sleep(settings.takeoverPause().toNanos());
            }
            LOG.infof("This instance relays the outbox to %s", stream.topics());
            try (Publisher publisher = Publisher.open(kafka, settings.partitions(), tracer, stream)) {
                relay(outbox, publisher);
            } finally {
                outbox.giveUpCharge();
                healthy = true;
            }
        } finally {
            release(connection, healthy);
        }
    }

    private void relay(OutboxTable outbox, Publisher publisher)
            throws SQLException, InterruptedException, ExecutionException {
        while (!stopped) {
            List<WaitingFact> facts = outbox.next(BATCH);
            if (facts.isEmpty()) {
                keepHouse(outbox);
                awaitNudge();
            } else {
                publisher.publish(facts);
                outbox.delete(facts);
            }
        }
    }

    private void keepHouse(OutboxTable outbox) throws SQLException {
        if (System.nanoTime() - nextHousekeeping >= 0) {
            nextHousekeeping = System.nanoTime() + HOUSEKEEPING.toNanos();
            outbox.forget(settings.keepInbox(), settings.keepRequests());
        }
    }

    private void awaitNudge() throws InterruptedException {
        boolean nudged = System.nanoTime() - nudgedUntil < 0;
        Duration pause = nudged ? NUDGED_PAUSE : settings.idlePause();
        if (nudges.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            nudges.drainPermits();
        }
    }

    /** The lock lives as long as the session: a connection in doubt must not go back to the pool with it. */
    private static void release(@Nullable Connection connection, boolean healthy) throws SQLException {
        if (connection == null) {
            return;
        }
        try (connection) {
            if (!healthy) {
                end(connection);
            }
        }
    }

    /** Ends what is below the pool's wrapper: to abort the wrapper ends nothing, and costs a place in the pool for ever. */
    private static void end(Connection connection) throws SQLException {
        connection.unwrap(Connection.class).abort(Runnable::run);
        try (Statement unexpected = connection.createStatement()) {
            LOG.warnf("An aborted connection goes on: %s", unexpected);
        } catch (SQLException e) {
            // So the pool has noticed that this one is of no use any more.
            LOG.debug("The relay's connection is given up", e);
        }
    }

    private boolean rest(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private Duration backoff(int failures) {
        long doubled = 100L << Math.min(failures, 10);
        long capped = Math.min(doubled, settings.longestBackoff().toMillis());
        return Duration.ofMillis(capped / 2 + ThreadLocalRandom.current().nextLong(capped / 2 + 1));
    }
}
