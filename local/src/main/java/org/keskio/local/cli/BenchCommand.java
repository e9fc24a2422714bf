package org.keskio.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.suite.Journeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures one thing, or all: ./keskio bench search|price|plan|reserve-spread|reserve-hot|stock-feed|freshness|all.")
final class BenchCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "<name>", description = "What to measure; all runs every one.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a line and nothing else.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "demo|large",
            description = "What search is measured on; the large data where bench-data made it.")
    private String data = "";

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>(names);
        if (json) {
            all.add("--json");
        }
        if (!data.isEmpty()) {
            all.addAll(List.of("--data", data));
        }
        return new Journeys(Home.here()).run("org.keskio.e2e.Bench", all);
    }
}
