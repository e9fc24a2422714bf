package org.keskio.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.keskio.local.Home;
import org.keskio.local.suite.Journeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the main story. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Plays the main story against the running suite and prints it as a retailer would follow it.")
final class DemoCommand implements Callable<Integer> {

    /** What can be spoilt. */
    enum Thing {
        price,
        stock,
        mail
    }

    @Option(
            names = "--json",
            description = "Ends with one JSON object, {\"ok\":true,...} when all was as it should be.")
    private boolean json;

    @Option(
            names = "--break",
            paramLabel = "price|stock|mail",
            description = "Spoils that one thing on purpose; must end with \"ok\":false and say why.")
    private @Nullable Thing spoilt;

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>();
        if (json) {
            arguments.add("--json");
        }
        if (spoilt != null) {
            arguments.addAll(List.of("--break", spoilt.name()));
        }
        return new Journeys(Home.here()).run("org.keskio.e2e.Demo", arguments);
    }
}
