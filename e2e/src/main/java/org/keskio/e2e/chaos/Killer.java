package org.keskio.e2e.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.keskio.local.suite.SmallSuite;

/** Kills parts when their moment comes, and starts them again. */
final class Killer implements AutoCloseable {

    private static final long LOOK_NANOS = 1_000_000;

    private final SmallSuite suite;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> underWay = new ArrayList<>();

    Killer(SmallSuite suite) {
        this.suite = suite;
    }

    /** Lies in wait; a round that is over earlier is no excuse. */
    void plan(List<Kill> kills, IntSupplier begun, BooleanSupplier over) {
        for (Kill kill : kills) {
            underWay.add(threads.submit(() -> {
                while (begun.getAsInt() < kill.after() && !over.getAsBoolean()) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
                pause(kill.later());
                suite.kill(kill.part());
                pause(kill.away());
                suite.start(kill.part());
            }));
        }
    }

    /** Waits until all that was killed is back. */
    void finish() throws InterruptedException {
        for (Future<?> one : underWay) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A part did not come back", e.getCause());
            }
        }
        underWay.clear();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
