package org.keskio.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Lines that say what is happening and how long it has taken; plain text, so that they read well in a file too. */
public final class Progress {

    private final PrintStream out;
    private final LongSupplier nanos;
    private final long began;

    public Progress(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** Progress on the terminal, counted from now. */
    public static Progress onTerminal() {
        return new Progress(System.out, System::nanoTime);
    }

    /** One line; several parts of the suite may report at the same time. */
    public synchronized void say(String text) {
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", elapsed().toMillis() / 1000.0, text);
        out.flush();
    }

    public Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - began);
    }
}
