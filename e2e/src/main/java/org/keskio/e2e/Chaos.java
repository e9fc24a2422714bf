package org.keskio.e2e;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.keskio.e2e.chaos.Campaign;
import org.keskio.e2e.chaos.Summary;
import org.keskio.local.Progress;

/** Breaks things on purpose: {@code ./keskio chaos send --rounds N --seed S [--json]}. Exit code 1 when a promise was broken. */
public final class Chaos {

    private Chaos() {}

    /** {@code send}, {@code --rounds}, {@code --seed} and {@code --json}. */
    public static void main(String[] args) throws Exception {
        List<String> arguments = List.of(args);
        boolean json = arguments.contains("--json");
        int rounds = Integer.parseInt(option(arguments, "--rounds", "3"));
        long seed = Long.parseLong(option(arguments, "--seed", "1"));
        // Clients whose server is killed have much to tell; the answers are what counts.
        Logger.getLogger("").setLevel(Level.OFF);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream steps =
                json ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) : out;
        Path root = Path.of(System.getenv().getOrDefault("KESKIO_ROOT", "."));
        Path state = Path.of(System.getenv().getOrDefault("KESKIO_STATE", ".keskio/chaos"));
        Campaign campaign = new Campaign(root, state, new Progress(steps, System::nanoTime));
        Summary summary = campaign.play(rounds, seed, outcome -> out.println(json ? outcome.json() : outcome.text()));
        out.println(json ? summary.json() : summary.text());
        System.exit(summary.kept() ? 0 : 1);
    }

    private static String option(List<String> arguments, String name, String other) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 >= arguments.size() ? other : arguments.get(at + 1);
    }
}
