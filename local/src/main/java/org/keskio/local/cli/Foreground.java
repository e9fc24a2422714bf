package org.keskio.local.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.keskio.local.Progress;
import org.keskio.local.suite.Suite;

/** A command that stays: Ctrl-C stops the suite, unless the command has let it go. */
final class Foreground {

    private static final long WATCH_MILLIS = 1_000;

    private final Suite suite;
    private final Progress progress;
    private final AtomicBoolean holds = new AtomicBoolean(true);
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Foreground(Suite suite, Progress progress) {
        this.suite = suite;
        this.progress = progress;
    }

    /** From now on Ctrl-C stops the suite. */
    static Foreground holding(Suite suite, Progress progress) {
        Foreground foreground = new Foreground(suite, progress);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(foreground::stop));
        return foreground;
    }

    /** From now on the suite outlives this command. */
    void letGo() {
        holds.set(false);
    }

    /** Waits until everything was stopped, here or from elsewhere, and says what ends before. */
    void stay() {
        System.out.println("Ctrl-C stops everything.");
        List<String> known = suite.names();
        while (!known.isEmpty() && pause()) {
            List<String> now = suite.names();
            if (!stopping.get()) {
                known.stream().filter(name -> !now.contains(name)).forEach(this::tell);
            }
            known = now;
        }
        if (!stopping.get()) {
            letGo();
            progress.say("everything was stopped");
        }
    }

    private void tell(String name) {
        progress.say("%s has ended; './keskio logs %s' tells why, './keskio up' starts it again".formatted(name, name));
    }

    private void stop() {
        if (holds.get()) {
            stopping.set(true);
            System.out.println();
            suite.down(progress);
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(WATCH_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
