package org.keskio.e2e.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;
import org.keskio.e2e.Suite;
import org.keskio.inventory.v1.ReserveLine;
import org.keskio.inventory.v1.ReserveRequest;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.inventory.v1.StockServiceGrpc.StockServiceFutureStub;

/** Reserve through the service, against plain SQL on the same durable PostgreSQL; both at the wall clock. */
final class ReserveBench {

    private static final int SKUS = 10_000;
    private static final int ROUNDS = 5;
    private static final int CLIENTS = 64;
    private static final List<Integer> TRIED = List.of(2, 4, 8, 16, 32, 64);
    private static final Duration TRY = Duration.ofSeconds(2);

    private final Services services;

    ReserveBench(Services services) {
        this.services = services;
    }

    /** Random SKUs. */
    Row spread(Suite suite) {
        try (Scratch scratch = stocked(suite)) {
            Rivals rivals = Rivals.spread(scratch, SKUS);
            int best = CLIENTS;
            double most = 0;
            for (int clients : TRIED) {
                double found = rivals.perSecond(clients, TRY);
                if (found > most) {
                    most = found;
                    best = clients;
                }
            }
            return measure("reserve-spread", scratch, rivals, best, SKUS, 0.8);
        }
    }

    /** One SKU that everybody wants. */
    Row hot(Suite suite) {
        try (Scratch scratch = stocked(suite)) {
            return measure("reserve-hot", scratch, Rivals.oneRow(scratch), CLIENTS, 1, 5);
        }
    }

    private Scratch stocked(Suite suite) {
        Scratch scratch = Scratch.open(services, suite, 1, SKUS);
        scratch.execute("insert into stock (sku, location, on_hand, version, lines)"
                + " select sku, 'L0', 1000000, 1, 1 from products");
        scratch.execute("insert into movements (sku, location, line, kind, on_hand_change, reserved_change, reference,"
                + " happened_at) select sku, 'L0', 1, 'COUNT', 1000000, 0, 'bench', now() from products");
        scratch.execute("analyze");
        return scratch;
    }

    private static Row measure(String name, Scratch scratch, Rivals rivals, int clients, int skus, double goal) {
        try (Connection shop = scratch.shop()) {
            Load load = load(shop, skus);
            load.warmUp(scratch.server(), Benches.WARM_UP_WINDOW, Benches.WARM_UP_AT_MOST);
            double[] ours = new double[ROUNDS];
            double[] limit = new double[ROUNDS];
            double[] micros = new double[ROUNDS];
            for (int n = 0; n < ROUNDS; n++) {
                Load.Peak peak = load.peak(scratch.server(), Benches.ROUND);
                ours[n] = peak.perSecond();
                micros[n] = peak.cpuMicros();
                limit[n] = rivals.perSecond(clients, Benches.ROUND);
            }
            Histogram latencies = load.openLoop(median(ours) / 2, Benches.ROUND.multipliedBy(2));
            return new Row(
                    name,
                    "reservations per second",
                    median(ours),
                    median(limit),
                    median(micros),
                    latencies.getValueAtPercentile(50) / 1e6,
                    latencies.getValueAtPercentile(99) / 1e6,
                    goal,
                    String.format(
                            Locale.ROOT,
                            "%d SKUs, one piece each; ours over gRPC with 64 under way; limit %d JDBC clients, %s; fsync on; "
                                    + "%d rounds of %d s in turn, medians",
                            skus,
                            clients,
                            skus == 1 ? "bare update of the one row" : "one statement that keeps all invariants",
                            ROUNDS,
                            Benches.ROUND.toSeconds()));
        }
    }

    private static double median(double[] values) {
        return DoubleStream.of(values).sorted().toArray()[values.length / 2];
    }

    private static Load load(Connection shop, int skus) {
        List<StockServiceFutureStub> stubs = shop.stubs(StockServiceGrpc::newFutureStub);
        return new Load(n -> stubs.get((int) (n % stubs.size()))
                .reserve(ReserveRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .addLines(ReserveLine.newBuilder()
                                .setSku("S" + ThreadLocalRandom.current().nextInt(skus))
                                .setQuantity(1)
                                .setLocation("L0"))
                        .build()));
    }
}
