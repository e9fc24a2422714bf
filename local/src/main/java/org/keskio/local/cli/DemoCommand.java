package org.keskio.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.suite.Journeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Plays the main story. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Plays the main story against the running suite and prints it as a retailer would follow it.",
            "  --json                     ends with one JSON object, {\"ok\":true,...} when all was as it should be",
            "  --break price|stock|mail   spoils that one thing on purpose; must end with \"ok\":false and say why"
        })
final class DemoCommand implements Callable<Integer> {

    @Parameters(hidden = true)
    private List<String> arguments = new ArrayList<>();

    @Unmatched
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>(options);
        all.addAll(arguments);
        return new Journeys(Home.here()).run("org.keskio.e2e.Demo", all);
    }
}
