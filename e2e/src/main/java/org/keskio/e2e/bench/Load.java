package org.keskio.e2e.bench;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Asks a server, as fast as it answers or at a fixed rate. */
final class Load {

    private static final int OUTSTANDING = 64;
    private static final double STILL_WARMING = 0.97;
    private static final Duration TICK = Duration.ofMillis(1);

    private final LongFunction<? extends ListenableFuture<?>> call;

    /** {@code call} starts the n-th request. */
    Load(LongFunction<? extends ListenableFuture<?>> call) {
        this.call = call;
    }

    /** What a time of asking found. */
    record Peak(long requests, double seconds, double serverCpuSeconds) {

        double perSecond() {
            return requests / seconds;
        }

        double cpuMicros() {
            return serverCpuSeconds * 1e6 / requests;
        }
    }

    /** Asks until compiling is over: until a time of asking costs the server hardly less than the one before. */
    void warmUp(Server server, Duration window, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        double before = Double.MAX_VALUE;
        double now = peak(server, window).cpuMicros();
        while (now < before * STILL_WARMING && System.nanoTime() < end) {
            before = now;
            now = peak(server, window).cpuMicros();
        }
    }

    /** Closed loop: {@value #OUTSTANDING} requests under way at any time. */
    Peak peak(Server server, Duration time) {
        AtomicLong done = new AtomicLong();
        Semaphore free = new Semaphore(OUTSTANDING);
        double cpu = server.cpuSeconds();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (long n = 0; System.nanoTime() < end; n++) {
            free.acquireUninterruptibly();
            ListenableFuture<?> answer = call.apply(n);
            answer.addListener(
                    () -> {
                        free.release();
                        count(answer, done);
                    },
                    MoreExecutors.directExecutor());
        }
        free.acquireUninterruptibly(OUTSTANDING);
        return new Peak(done.get(), (System.nanoTime() - begin) / 1e9, server.cpuSeconds() - cpu);
    }

    /**
     * Open loop: requests leave at their time whether earlier ones were answered or not, and a latency counts from the
     * time at which the request should have left, so that a stall is not left out. Those of one {@link #TICK} leave
     * together: a thread that is woken for every single request would measure its own waking. A first run is not counted,
     * since the load's own code is compiled in it.
     */
    Histogram openLoop(double perSecond, Duration time) {
        sendAtTheirTime(perSecond, time);
        return sendAtTheirTime(perSecond, time);
    }

    private Histogram sendAtTheirTime(double perSecond, Duration time) {
        Histogram latencies = new ConcurrentHistogram(Duration.ofSeconds(30).toNanos(), 3);
        Semaphore open = new Semaphore(0);
        long pause = (long) (1e9 / perSecond);
        long begin = System.nanoTime() + TICK.toNanos();
        long requests = (long) (perSecond * time.toNanos() / 1e9);
        for (long n = 0; n < requests; n++) {
            long due = begin + Math.ceilDiv(n * pause, TICK.toNanos()) * TICK.toNanos();
            long early = due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
            }
            ListenableFuture<?> answer = call.apply(n);
            answer.addListener(
                    () -> {
                        latencies.recordValue(Math.max(0, System.nanoTime() - due));
                        open.release();
                    },
                    MoreExecutors.directExecutor());
        }
        open.acquireUninterruptibly((int) requests);
        return latencies;
    }

    private static void count(ListenableFuture<?> answer, AtomicLong done) {
        try {
            answer.get();
            done.incrementAndGet();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A request failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
