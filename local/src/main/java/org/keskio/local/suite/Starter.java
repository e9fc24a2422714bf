package org.keskio.local.suite;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keskio.local.LocalException;
import org.keskio.local.Port;
import org.keskio.local.Progress;
import org.keskio.local.engine.Part;
import org.keskio.local.process.Launch;
import org.keskio.local.process.Listeners;
import org.keskio.local.process.LogTail;
import org.keskio.local.process.Processes;
import org.keskio.local.process.Running;

/** Starts one part and waits until it answers; leaves alone one that already runs as wanted. */
final class Starter {

    private static final int LINES = 20;
    private static final long POLL_MILLIS = 100;
    private static final Duration RECOVERY = Duration.ofSeconds(20);

    private final Processes processes;
    private final Progress progress;

    Starter(Processes processes, Progress progress) {
        this.processes = processes;
        this.progress = progress;
    }

    /** Says whether it had to start the part. */
    boolean bring(Part part) {
        Optional<Running> running = processes.running(part.name());
        if (running.isPresent()) {
            boolean asWanted = running.get().fingerprint().equals(part.launch().fingerprint());
            if (asWanted && answers(part, running.get(), RECOVERY)) {
                part.settle();
                return false;
            }
            progress.say(part.name()
                    + (asWanted ? " runs but does not answer: starting it again" : " has changed: starting it again"));
            processes.stop(running.get(), part.ending(), part.grace());
        }
        checkPorts(part);
        part.prepare();
        long began = System.nanoTime();
        Launch launch = part.launch();
        Running started = processes.start(part.name(), launch);
        if (!answers(part, started, part.patience())) {
            throw failure(part, started, launch);
        }
        part.settle();
        progress.say("%s is ready (%.1f s)".formatted(part.name(), (System.nanoTime() - began) / 1e9));
        return true;
    }

    /** Refuses when a stranger holds a port that the part needs. */
    static void checkPorts(Part part) {
        part.ports().forEach((port, number) -> {
            if (!Listeners.free(number)) {
                throw new LocalException(conflict(part.name(), port, number, Listeners.owner(number)));
            }
        });
    }

    static String conflict(String part, Port port, int number, Optional<String> owner) {
        return """
                Port %d, which %s needs, is taken by %s.
                Stop that program, or choose another port: a line '%s=<number>' in .keskio/settings.properties, or %s=<number> in the environment.""".formatted(number, part, owner.orElse("another program"), port.setting(), port.variable());
    }

    private static boolean answers(Part part, Running running, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        do {
            if (part.healthy()) {
                return true;
            }
            pause();
        } while (running.alive() && System.nanoTime() < end);
        return false;
    }

    private LocalException failure(Part part, Running started, Launch launch) {
        String what = started.alive()
                ? "did not answer within %d s".formatted(part.patience().toSeconds())
                : "ended while it was starting";
        if (started.alive()) {
            processes.stop(started, part.ending(), part.grace());
        }
        String lines = LogTail.last(launch.log(), LINES).stream()
                .map(LogTail::readable)
                .map(line -> "  " + line)
                .collect(Collectors.joining(System.lineSeparator()));
        return new LocalException(
                "%s %s. The last lines of %s:%n%s%nWhat to do: mend what they name and run './keskio up' again; it goes on from here."
                        .formatted(part.name(), what, launch.log(), lines));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted.", e);
        }
    }
}
