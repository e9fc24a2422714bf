package org.keskio.local.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.Progress;
import org.keskio.local.engine.Trees;
import org.keskio.local.suite.Installation;
import org.keskio.local.suite.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Forgets what the suite knows. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Stops everything and forgets what the suite knows: data, events, mails, traces, logins, passwords.",
            "Settings and what was downloaded or built stay."
        })
final class ResetCommand implements Callable<Integer> {

    private static final List<String> KNOWN =
            List.of("postgres/data", "postgres/data.new", "kafka", "mail", "traces", "world", "secrets", "certificate");

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        Home home = Home.here();
        if (!yes && !agreed(home)) {
            System.out.println("Nothing was changed.");
            return 1;
        }
        Suite.alone(home, () -> {
            int stopped = Installation.present(home).suite().down(Progress.onTerminal());
            KNOWN.forEach(name -> Trees.delete(home.state().resolve(name)));
            return stopped;
        });
        System.out.println("All is forgotten. './keskio up' begins anew.");
        return 0;
    }

    /** Asks only where somebody can answer. */
    private static boolean agreed(Home home) {
        if (System.console() == null || !System.console().isTerminal()) {
            return true;
        }
        String answer = System.console().readLine("Forget everything in %s? [y/N] ", home.state());
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
