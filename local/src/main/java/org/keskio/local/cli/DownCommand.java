package org.keskio.local.cli;

import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.Progress;
import org.keskio.local.suite.Installation;
import org.keskio.local.suite.Suite;
import picocli.CommandLine.Command;

/** Stops the suite. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops everything. What the suite knows stays in .keskio/.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Home home = Home.here();
        int stopped = Suite.alone(home, () -> Installation.present(home).suite().down(Progress.onTerminal()));
        if (stopped == 0) {
            System.out.println("Nothing runs.");
        }
        return 0;
    }
}
