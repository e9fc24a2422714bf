package org.keskio.local.suite;

import java.io.IOException;
import java.util.List;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.engine.JourneyProgram;

/** Runs the programs of {@code e2e} against the running suite, on this terminal. */
public final class Journeys {

    private final Home home;

    public Journeys(Home home) {
        this.home = home;
    }

    /** Runs a main class to its end; its exit code. */
    public int run(String mainClass, List<String> arguments) {
        Installation installation = Installation.present(home);
        ProcessBuilder builder = new ProcessBuilder(JourneyProgram.command(home, mainClass, arguments)).inheritIO();
        builder.environment().putAll(Dependants.environment(home, installation.settings()));
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new LocalException("%s cannot be started: %s".formatted(mainClass, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted.", e);
        }
    }
}
