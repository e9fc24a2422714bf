package org.keskio.e2e.bench;

import java.time.Duration;
import java.util.List;
import org.keskio.e2e.Suite;

/** The benchmarks by name. */
public final class Benches {

    /** In the order in which {@code all} runs them. */
    public static final List<String> NAMES =
            List.of("search", "price", "plan", "reserve-spread", "reserve-hot", "stock-feed", "freshness");

    static final Duration WARM_UP_WINDOW = Duration.ofSeconds(10);
    static final Duration WARM_UP_AT_MOST = Duration.ofSeconds(90);
    static final Duration ROUND = Duration.ofSeconds(3);

    private final Suite suite;

    public Benches(Suite suite) {
        this.suite = suite;
    }

    /** Runs one; {@code data} is demo, large, or empty for the large where it was made. */
    public Row run(String name, String data) {
        if (Cores.canPin()) {
            Cores.pinThisToLoad();
        }
        Services services = new Services(suite);
        return switch (name) {
            case "price" -> new PriceBench(services).run(suite);
            case "plan" -> new PlanBench(services).run();
            case "search" -> new SearchBench(services, data).run(suite);
            case "freshness" -> new FreshnessBench(services).run();
            case "reserve-spread" -> new ReserveBench(services).spread(suite);
            case "reserve-hot" -> new ReserveBench(services).hot(suite);
            case "stock-feed" -> new FeedBench(services).run(suite);
            default -> throw new IllegalArgumentException("There is no benchmark " + name);
        };
    }
}
