package org.keskio.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.suite.Journeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Measures. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures one thing, or all: ./keskio bench search|price|plan|reserve-spread|reserve-hot|stock-feed|freshness|all.",
            "  --json              one JSON object a line and nothing else",
            "  --data demo|large   what search is measured on; the large data where bench-data made it"
        })
final class BenchCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "<name>", description = "What to measure; all runs every one.")
    private List<String> names = new ArrayList<>();

    @Unmatched
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>(names);
        all.addAll(options);
        return new Journeys(Home.here()).run("org.keskio.e2e.Bench", all);
    }
}
