package org.keskio.e2e.bench;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.keskio.inventory.v1.GetAvailabilityRequest;
import org.keskio.inventory.v1.GetAvailabilityResponse;
import org.keskio.inventory.v1.StockLevel;
import org.keskio.inventory.v1.StockServiceGrpc.StockServiceFutureStub;

/** Looks on one replica for changes until each is seen, and keeps how long that took. */
final class Probe {

    private static final long BETWEEN_LOOKS = Duration.ofMillis(2).toNanos();
    private static final int MOST_AT_ONCE = 8;

    final Histogram seen = new ConcurrentHistogram(Duration.ofMinutes(1).toNanos(), 3);

    private final StockServiceFutureStub replica;
    private final Queue<Change> open = new ConcurrentLinkedQueue<>();
    private volatile long lastLook = System.nanoTime();

    private static final class Change {
        private final String location;
        private final StockLevel level;
        private final long since;
        private volatile boolean asked;

        Change(String location, StockLevel level, long since) {
            this.location = location;
            this.level = level;
            this.since = since;
        }
    }

    Probe(StockServiceFutureStub replica) {
        this.replica = replica;
    }

    /** Waits for a level to be seen; {@code since} is when its change was sent. */
    void wait(String location, StockLevel level, long since) {
        open.add(new Change(location, level, since));
    }

    boolean done() {
        return open.isEmpty();
    }

    /** Asks for the oldest that have not been seen yet, unless it did a moment ago: looking must not be the load. */
    void look() {
        if (System.nanoTime() - lastLook < BETWEEN_LOOKS) {
            return;
        }
        lastLook = System.nanoTime();
        int looked = 0;
        for (Change change : open) {
            if (looked++ == MOST_AT_ONCE) {
                return;
            }
            if (!change.asked) {
                change.asked = true;
                ask(change);
            }
        }
    }

    private void ask(Change change) {
        GetAvailabilityRequest request = GetAvailabilityRequest.newBuilder()
                .addSkus(change.level.getSku())
                .setStore(change.location)
                .build();
        Futures.addCallback(
                replica.getAvailability(request),
                new FutureCallback<>() {
                    @Override
                    public void onSuccess(GetAvailabilityResponse answer) {
                        if (answer.getItems(0).getHere() == change.level.getAvailable()) {
                            seen.recordValue(System.nanoTime() - change.since);
                            open.remove(change);
                        }
                        change.asked = false;
                    }

                    @Override
                    public void onFailure(Throwable problem) {
                        change.asked = false; // asked again; one that is never seen ends the run
                    }
                },
                MoreExecutors.directExecutor());
    }
}
