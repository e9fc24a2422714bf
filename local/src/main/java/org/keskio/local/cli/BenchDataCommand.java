package org.keskio.local.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.Secrets;
import org.keskio.local.engine.PostgresEngine;
import org.keskio.local.suite.Installation;
import org.keskio.local.suite.Journeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the data that benchmarks of a large retailer need. */
@Command(
        name = "bench-data",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a retailer of 500 stores, 500,000 SKUs and 12.5 million cells of stock in a database of its own",
            "beside the running suite's; takes minutes and some 6 GB of disk. An interrupted run goes on where it was."
        })
final class BenchDataCommand implements Callable<Integer> {

    @Option(names = "--skus", paramLabel = "<n>", description = "How many SKUs instead of 500,000.")
    private int skus = 500_000;

    @Option(names = "--drop", description = "Forgets the data and gives back its room on the disk.")
    private boolean drop;

    @Override
    public Integer call() {
        Home home = Home.here();
        Installation installation = Installation.present(home);
        PostgresEngine postgres = new PostgresEngine(home, installation.settings(), Secrets.of(home));
        if (drop) {
            postgres.dropBenchDatabase();
            return 0;
        }
        postgres.makeBenchDatabase();
        return new Journeys(home).run("org.keskio.e2e.bench.MakeLargeData", List.of("--skus", Integer.toString(skus)));
    }
}
