package org.keskio.e2e.bench;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.keskio.inventory.v1.RecordSaleRequest;
import org.keskio.inventory.v1.RecordSaleResponse;
import org.keskio.inventory.v1.StockLine;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.inventory.v1.StockServiceGrpc.StockServiceFutureStub;

/**
 * How long until a sale is seen in the search of two replicas, while 1,000 cells of stock change each second. From the moment
 * at which the sale is sent to the one at which a replica answers with less.
 */
final class FreshnessBench {

    private static final int CHANGES_PER_SECOND = 1_000;
    private static final int LINES = 10;
    private static final int PROBE_EVERY = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int MOST_WARM_UPS = 9;
    private static final double KEPT_UP = 0.97;
    private static final double QUICKER = 0.9;
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double MOST_MS = 250;
    private static final List<String> HEAP = List.of("-Xms1500m", "-Xmx1500m");

    private final Services services;

    FreshnessBench(Services services) {
        this.services = services;
    }

    Row run() {
        Map<String, String> told = services.largeEnvironment();
        LargeData data = new LargeData(told);
        if (data.skus() == 0) {
            throw new IllegalStateException("The large data is not there; './keskio bench-data' makes it");
        }
        String token = services.token();
        try (Server first = services.start("inventory-search", told, HEAP);
                Server second = services.start("inventory-search", told, HEAP);
                Connection toFirst = new Connection(first.port(), token);
                Connection toSecond = new Connection(second.port(), token)) {
            List<StockServiceFutureStub> sellers = toFirst.stubs(StockServiceGrpc::newFutureStub);
            List<Probe> probes = List.of(
                    new Probe(sellers.getFirst()),
                    new Probe(toSecond.stubs(StockServiceGrpc::newFutureStub).getFirst()));
            List<RecordSaleRequest> sales = sales(
                    told, (int) WARM_UP.multipliedBy(MOST_WARM_UPS).plus(TIME).toSeconds());
            int next = warmUp(sellers, probes, sales);
            probes.forEach(probe -> probe.seen.reset());
            double changesPerSecond = sell(sellers, probes, sales.subList(next, next + salesIn(TIME)));
            return row(changesPerSecond, probes, data.describe());
        }
    }

    /** Sells until the replicas, which have just started, keep up and get no quicker; the sales that were made. */
    private static int warmUp(List<StockServiceFutureStub> sellers, List<Probe> probes, List<RecordSaleRequest> sales) {
        int window = salesIn(WARM_UP);
        long before = Long.MAX_VALUE;
        for (int n = 0; n < MOST_WARM_UPS; n++) {
            double pace = sell(sellers, probes, sales.subList(n * window, (n + 1) * window));
            long latency = slower(probes).getValueAtPercentile(99);
            if (pace >= KEPT_UP * CHANGES_PER_SECOND && latency > QUICKER * before) {
                return (n + 1) * window;
            }
            before = latency;
            probes.forEach(probe -> probe.seen.reset());
        }
        return MOST_WARM_UPS * window;
    }

    private static Histogram slower(List<Probe> probes) {
        return probes.stream()
                .map(probe -> probe.seen)
                .max((one, other) -> Long.compare(one.getValueAtPercentile(99), other.getValueAtPercentile(99)))
                .orElseThrow();
    }

    private static int salesIn(Duration time) {
        return (int) (time.toSeconds() * CHANGES_PER_SECOND / LINES);
    }

    private static Row row(double changesPerSecond, List<Probe> probes, String data) {
        Histogram slower = slower(probes);
        List<Row.Figure> figures = new ArrayList<>();
        for (int n = 0; n < probes.size(); n++) {
            Histogram seen = probes.get(n).seen;
            String replica = "replica_" + (n + 1);
            figures.add(Row.Figure.of(replica + "_p50_ms", seen.getValueAtPercentile(50) / 1e6));
            figures.add(Row.Figure.atMost(replica + "_p99_ms", seen.getValueAtPercentile(99) / 1e6, MOST_MS));
            figures.add(Row.Figure.of(replica + "_probes", seen.getTotalCount()));
        }
        return new Row(
                        "freshness",
                        "changes of stock a second, made of those that were asked for",
                        changesPerSecond,
                        CHANGES_PER_SECOND,
                        0,
                        slower.getValueAtPercentile(50) / 1e6,
                        slower.getValueAtPercentile(99) / 1e6,
                        0.95,
                        String.format(
                                Locale.ROOT,
                                "%s; sales of %d lines for %d s; one in %d sales is looked for on both replicas every"
                                        + " 2 ms, from its sending on; latencies are those of the slower replica",
                                data,
                                LINES,
                                TIME.toSeconds(),
                                PROBE_EVERY))
                .with(figures);
    }

    /** Sales leave at their time; the changes a second that were made. */
    private static double sell(
            List<StockServiceFutureStub> sellers, List<Probe> probes, List<RecordSaleRequest> sales) {
        AtomicLong open = new AtomicLong(sales.size());
        long pause = 1_000_000_000L * LINES / CHANGES_PER_SECOND;
        long begin = System.nanoTime();
        for (int n = 0; n < sales.size(); n++) {
            long due = begin + n * pause;
            while (System.nanoTime() < due) {
                probes.forEach(Probe::look);
                LockSupport.parkNanos(Math.clamp(due - System.nanoTime(), 1, 1_000_000));
            }
            RecordSaleRequest sale = sales.get(n);
            long sent = System.nanoTime();
            ListenableFuture<RecordSaleResponse> answer =
                    sellers.get(n % sellers.size()).recordSale(sale);
            boolean probed = n % PROBE_EVERY == 0;
            answer.addListener(
                    () -> {
                        RecordSaleResponse sold = com.google.common.util.concurrent.Futures.getUnchecked(answer);
                        if (probed) {
                            probes.forEach(probe -> probe.wait(sale.getLocation(), sold.getLevels(0), sent));
                        }
                        open.decrementAndGet();
                    },
                    MoreExecutors.directExecutor());
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (open.get() > 0 && System.nanoTime() < end) {
            probes.forEach(Probe::look);
            LockSupport.parkNanos(1_000_000);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        while (!probes.stream().allMatch(Probe::done) && System.nanoTime() < end) {
            probes.forEach(Probe::look);
            LockSupport.parkNanos(1_000_000);
        }
        if (open.get() > 0 || !probes.stream().allMatch(Probe::done)) {
            throw new IllegalStateException("Sales were not answered or not seen within " + PATIENCE);
        }
        return sales.size() * LINES / seconds;
    }

    /** Sales of cells that are sold once only, so that what is seen can be told from what was there. */
    private static List<RecordSaleRequest> sales(Map<String, String> told, int seconds) {
        int wanted = seconds * CHANGES_PER_SECOND / LINES;
        Map<String, RecordSaleRequest.Builder> open = new LinkedHashMap<>();
        List<RecordSaleRequest> sales = new ArrayList<>();
        try (java.sql.Connection connection = DriverManager.getConnection(
                        told.getOrDefault("KESKIO_DB_JDBC_URL", ""),
                        told.getOrDefault("KESKIO_DB_USER", ""),
                        told.getOrDefault("KESKIO_DB_PASSWORD", ""));
                Statement statement = connection.createStatement();
                ResultSet cells =
                        statement.executeQuery("select sku, location from stock where on_hand between 4 and 9 and"
                                + " location in ('BX-000', 'BX-050', 'BX-100', 'BX-150', 'BX-200', 'BX-250',"
                                + " 'BX-300', 'BX-350', 'BX-400', 'BX-450') order by hashtext(sku)"
                                + " limit "
                                + wanted * LINES * 2)) {
            while (cells.next() && sales.size() < wanted) {
                String location = cells.getString(2);
                RecordSaleRequest.Builder sale = open.computeIfAbsent(
                        location, code -> RecordSaleRequest.newBuilder().setLocation(code));
                sale.addLines(StockLine.newBuilder().setSku(cells.getString(1)).setQuantity(1));
                if (sale.getLinesCount() == LINES) {
                    String id = UUID.randomUUID().toString();
                    sales.add(sale.setRequestId(id).setReference(id).build());
                    open.remove(location);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The stock cannot be read", e);
        }
        if (sales.size() < wanted) {
            throw new IllegalStateException("There is too little stock to sell; make more with './keskio bench-data'");
        }
        return sales;
    }
}
