package org.keskio.local.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.keskio.local.Home;
import org.keskio.local.Service;
import org.keskio.local.process.Processes;
import org.keskio.local.process.Running;
import org.keskio.local.process.Signal;

/** Caches of loaded classes that cut the start of a service to a quarter; made once for each build of a service. */
public final class AotCaches {

    // The JVM writes the cache after the service itself has ended.
    private static final Duration WRITING = Duration.ofSeconds(120);

    private final Home home;
    private final Processes processes;

    public AotCaches(Home home, Processes processes) {
        this.home = home;
        this.processes = processes;
    }

    /** Where the cache of this build of a service lies, or would lie. */
    static Path cache(Home home, Service service, String build) {
        return home.folder("aot").resolve("%s-%s.aot".formatted(service.title(), build));
    }

    /** Whether there is a cache for the present build. */
    public boolean missing(ServicePart part) {
        return !Files.exists(cache(home, part.service(), part.build()));
    }

    /** Starts a service once, until it answers, so that the JVM writes the cache. Says whether it did. */
    public boolean make(ServicePart part) {
        Path cache = cache(home, part.service(), part.build());
        dropOlder(part.service());
        Path fresh = cache.resolveSibling(part.service().title() + ".new");
        Running running = processes.start(part.name(), part.training(fresh));
        long end = System.nanoTime() + part.patience().toNanos();
        while (running.alive() && !part.healthy() && System.nanoTime() < end) {
            pause();
        }
        processes.stop(running, Signal.TERM, WRITING);
        try {
            if (Files.exists(fresh)) {
                Files.move(fresh, cache);
                return true;
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dropOlder(Service service) {
        try (Stream<Path> files = Files.list(home.folder("aot"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(service.title()))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
