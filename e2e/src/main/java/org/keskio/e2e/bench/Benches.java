package org.keskio.e2e.bench;

import java.time.Duration;
import java.util.List;
import org.keskio.e2e.Suite;

/** The benchmarks by name. */
public final class Benches {

    /** In the order in which {@code all} runs them. */
    public static final List<String> NAMES = List.of("search", "price");

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(3);

    private final Suite suite;

    public Benches(Suite suite) {
        this.suite = suite;
    }

    /** Runs one. */
    public Row run(String name) {
        if (Cores.canPin()) {
            Cores.pinThisToLoad();
        }
        Services services = new Services(suite);
        return switch (name) {
            case "price" -> new PriceBench(services, WARM_UP, ROUND).run(suite);
            case "search" -> new SearchBench(services, WARM_UP, ROUND).run(suite);
            default -> throw new IllegalArgumentException("There is no benchmark " + name);
        };
    }
}
