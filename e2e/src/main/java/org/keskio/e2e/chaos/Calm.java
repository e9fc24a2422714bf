package org.keskio.e2e.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.keskio.local.Service;
import org.keskio.local.suite.SmallSuite;

/** Waits until everything answers again and everything that was to be told has been told and taken in. */
final class Calm {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long LOOK_NANOS = 50_000_000;

    private final SmallSuite suite;
    private final Topic topic;
    private final Reconciled reconciled;

    Calm(SmallSuite suite, Topic topic, Reconciled reconciled) {
        this.suite = suite;
        this.topic = topic;
        this.reconciled = reconciled;
    }

    /** What is still not calm after long; empty when all is. */
    List<Broken> await() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = unrest();
        while (!last.isEmpty()) {
            if (System.nanoTime() > end) {
                return List.of(new Broken(
                        "everything recovers by itself", "calm within " + PATIENCE.toSeconds() + " s", last));
            }
            LockSupport.parkNanos(LOOK_NANOS);
            last = unrest();
        }
        return List.of();
    }

    private String unrest() {
        List<String> silent = suite.silent();
        if (!silent.isEmpty()) {
            return silent + " without an answer";
        }
        try (Connection inventory = suite.database(Service.INVENTORY_SEARCH);
                Connection pricing = suite.database(Service.PRICING)) {
            long waiting = Query.number(inventory, "select count(*) from outbox")
                    + Query.number(pricing, "select count(*) from outbox");
            if (waiting > 0) {
                return waiting + " facts in the outbox";
            }
            if (!heardAll()) {
                return "facts that nobody has heard";
            }
            long unused = Query.number(inventory, "select count(distinct quote_id) from send_orders")
                    - Query.number(pricing, "select count(*) from quotes where redeemed_by is not null");
            return unused == 0 ? reconciled.indexBehind() : unused + " orders that pricing has not heard of";
        } catch (SQLException e) {
            return "the database: " + e.getMessage();
        }
    }

    /** A look that began after the outbox was empty. */
    private boolean heardAll() {
        long looks = topic.looks() + 2;
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (topic.looks() < looks && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS / 10);
        }
        return topic.looks() >= looks && topic.atEnd();
    }
}
