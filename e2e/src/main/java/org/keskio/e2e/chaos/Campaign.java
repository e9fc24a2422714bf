package org.keskio.e2e.chaos;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.keskio.local.Port;
import org.keskio.local.Progress;
import org.keskio.local.Service;
import org.keskio.local.suite.SmallSuite;

/** Rounds in a row on one suite, whose stock and orders live on from round to round; ends with the first that breaks a promise. */
public final class Campaign {

    // From so many rounds on quicker starts pay for making their caches.
    private static final int LONG = 10;

    private final Path root;
    private final Path state;
    private final Progress progress;

    /** Works in the checkout at {@code root} with a folder {@code state} of its own. */
    public Campaign(Path root, Path state, Progress progress) {
        this.root = root;
        this.state = state;
        this.progress = progress;
    }

    /** Plays the rounds; each is told as it ends. */
    public Summary play(int rounds, long seed, Consumer<Outcome> tell) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        List<Outcome> outcomes = new ArrayList<>();
        try (SmallSuite suite =
                SmallSuite.fresh(root, state, List.of(Service.PRICING, Service.INVENTORY_SEARCH), progress)) {
            Thread stop = new Thread(suite::close);
            Runtime.getRuntime().addShutdownHook(stop);
            try (Issuer issuer = new Issuer(suite.port(Port.KEYCLOAK))) {
                suite.up(rounds >= LONG);
                play(suite, issuer, rounds, seed, outcome -> {
                    outcomes.add(outcome);
                    tell.accept(outcome);
                });
            } finally {
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        }
        return new Summary(outcomes, (System.nanoTime() - began) / 1e9);
    }

    private static void play(SmallSuite suite, Issuer issuer, int rounds, long seed, Consumer<Outcome> tell)
            throws SQLException, InterruptedException {
        try (Wire wire = new Wire(issuer, suite.port(Port.INVENTORY_SEARCH), suite.port(Port.PRICING));
                Topic topic = new Topic("localhost:" + suite.port(Port.KAFKA))) {
            Told told = new Told();
            new Retailer(wire, new Calls(wire), told).open();
            Round round = new Round(suite, wire, topic, told);
            for (int number = 1; number <= rounds; number++) {
                Outcome outcome = round.play(number, seed);
                tell.accept(outcome);
                if (!outcome.broken().isEmpty()) {
                    return;
                }
            }
        }
    }
}
