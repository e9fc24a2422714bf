package org.keskio.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting for something that comes about elsewhere. */
final class Patience {

    private static final long PAUSE_NANOS = 200_000_000;

    private Patience() {}

    /** Looks again and again until it is as wanted or time is over; the last look either way. */
    static <T> T until(Duration patience, Supplier<T> look, Predicate<T> wanted) {
        long end = System.nanoTime() + patience.toNanos();
        T seen = look.get();
        while (!wanted.test(seen) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE_NANOS);
            seen = look.get();
        }
        return seen;
    }
}
