package org.keskio.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.Secrets;
import org.keskio.local.suite.Installation;
import org.keskio.local.suite.Reconciliation;
import org.keskio.local.suite.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Recomputes the stock. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Recomputes all of the stock from ledger, baskets, send orders and transfers, and names each difference",
            "with its cause. Ends with 1 when differences remain."
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final int LINES = 50;

    @Option(names = "--repair", description = "Puts each difference right, with a line in the ledger that says so.")
    private boolean repair;

    @Option(names = "--reason", description = "Why it is repaired; kept in the ledger.")
    private String reason = "./keskio reconcile";

    @Option(names = "--json", description = "One JSON object with all differences.")
    private boolean json;

    @Override
    public Integer call() {
        Home home = Home.here();
        Installation installation = Installation.present(home);
        Tokens tokens = new Tokens(installation.suite().addresses(), Secrets.of(home));
        JsonNode report = new Reconciliation(installation.suite().addresses(), tokens).run(repair, reason);
        System.out.println(json ? report.toString() : Reconciliation.text(report, LINES));
        return report.path("open").asInt() == 0 ? 0 : 1;
    }
}
