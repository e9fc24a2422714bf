package org.keskio.local.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.Secrets;
import org.keskio.local.suite.FeedReport;
import org.keskio.local.suite.Feeds;
import org.keskio.local.suite.Installation;
import org.keskio.local.suite.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a feed. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Sends a feed to the running suite and prints which lines were accepted and which refused, and why.",
            "Good lines are kept; sending a feed again is safe. Ends with 1 when a line was refused."
        })
final class ImportCommand implements Callable<Integer> {

    private static final int LINES = 50;

    /** What can be fed. */
    enum Kind {
        catalogue,
        locations,
        stock,
        partner_stock,
        prices,
        customers;

        /** Its name in addresses and on the command line. */
        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    @Parameters(index = "0", paramLabel = "<kind>", description = "One of ${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.catalogue;

    @Parameters(index = "1", paramLabel = "<file>", description = "CSV with a header (.csv), or JSON Lines (.jsonl).")
    private Path file = Path.of("");

    @Option(names = "--json", description = "The report as the gateway gives it.")
    private boolean json;

    @Override
    public Integer call() {
        Home home = Home.here();
        Installation installation = Installation.present(home);
        Tokens tokens = new Tokens(installation.suite().addresses(), Secrets.of(home));
        FeedReport report = new Feeds(installation.suite().addresses(), tokens).send(kind.toString(), file);
        System.out.println(json ? report.body().toString() : report.text(LINES));
        return report.refused() == 0 ? 0 : 1;
    }
}
