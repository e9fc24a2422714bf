package org.keskio.local.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.engine.JourneyProgram;
import org.keskio.local.suite.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Breaks things on purpose. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "Sends while parts are killed: ./keskio chaos send --rounds 50 --seed 1.",
            "Starts PostgreSQL, Kafka, pricing and inventory-search of its own in .keskio/chaos; touches nothing that runs.",
            "After each round all promises are checked. Ends with 1 when one was broken, and says which."
        })
final class ChaosCommand implements Callable<Integer> {

    /** What is played while things break. */
    enum Play {
        send
    }

    @Parameters(paramLabel = "send", description = "What is played while things break.")
    private Play play = Play.send;

    @Option(names = "--rounds", paramLabel = "<n>", description = "How many rounds; 3 unless told.")
    private int rounds = 3;

    @Option(names = "--seed", paramLabel = "<n>", description = "The same seed makes the same choices; 1 unless told.")
    private long seed = 1;

    @Option(names = "--json", description = "One JSON object a round and one for all; nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new LocalException("--rounds must be at least 1.");
        }
        Home home = Home.here();
        Home own = new Home(home.root(), home.folder("chaos"));
        List<String> arguments = new ArrayList<>(
                List.of(play.name(), "--rounds", Integer.toString(rounds), "--seed", Long.toString(seed)));
        if (json) {
            arguments.add("--json");
        }
        return Suite.alone(own, () -> run(own, arguments));
    }

    private static int run(Home own, List<String> arguments) {
        ProcessBuilder builder =
                new ProcessBuilder(JourneyProgram.command(own, "org.keskio.e2e.Chaos", arguments)).inheritIO();
        builder.environment().put("KESKIO_ROOT", own.root().toString());
        builder.environment().put("KESKIO_STATE", own.state().toString());
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new LocalException("Chaos cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted.", e);
        }
    }
}
