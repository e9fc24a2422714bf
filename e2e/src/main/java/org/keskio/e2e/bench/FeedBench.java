package org.keskio.e2e.bench;

import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keskio.e2e.Suite;
import org.keskio.inventory.v1.FeedMode;
import org.keskio.inventory.v1.ImportStockFeedRequest;
import org.keskio.inventory.v1.ImportStockFeedResponse;
import org.keskio.inventory.v1.StockRow;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.inventory.v1.StockServiceGrpc.StockServiceBlockingStub;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A stock feed of new cells through the service, against COPY of all rows that it writes; both at the wall clock. */
final class FeedBench {

    private static final int LOCATIONS = 50;
    private static final int SKUS = 40_000;
    private static final int PART = 10_000;
    private static final int FACT = 1_000;
    private static final List<Integer> SIZES = List.of(2_000, 200_000, 2_000_000);
    private static final Instant COUNTED = Instant.parse("2026-01-05T06:00:00Z");
    private static final String TABLES =
            "stock, movements, outbox, stock_feed_parts, stock_feed_messages," + " stock_feed_snapshots, stock_feeds";

    private final Services services;

    FeedBench(Services services) {
        this.services = services;
    }

    Row run(Suite suite) {
        try (Scratch scratch = Scratch.open(services, suite, LOCATIONS, SKUS)) {
            StockServiceBlockingStub stock = StockServiceGrpc.newBlockingStub(scratch.operator());
            for (int n = 0; n < 5; n++) {
                ours(scratch, stock, 100_000); // until compiling is over
            }
            double[] ours = new double[SIZES.size()];
            double[] limit = new double[SIZES.size()];
            double cpu = 0;
            for (int n = 0; n < SIZES.size(); n++) {
                int size = SIZES.get(n);
                int rounds = size <= 2_000 ? 9 : size <= 200_000 ? 3 : 1;
                double[] mine = new double[rounds];
                double[] its = new double[rounds];
                for (int round = 0; round < rounds; round++) {
                    double before = scratch.server().cpuSeconds();
                    mine[round] = ours(scratch, stock, size);
                    cpu = (scratch.server().cpuSeconds() - before) * 1e6 / size;
                    its[round] = copy(scratch, size);
                }
                ours[n] = median(mine);
                limit[n] = median(its);
            }
            double slowest = Math.min(ours[0], Math.min(ours[1], ours[2]));
            double fastest = Math.max(ours[0], Math.max(ours[1], ours[2]));
            return new Row(
                    "stock-feed",
                    "rows per second at 2,000,000 rows",
                    ours[2],
                    limit[2],
                    cpu,
                    0,
                    0,
                    0.5,
                    String.format(
                            Locale.ROOT,
                            "new cells in %d locations; numbered feed over gRPC in parts of %d rows; limit: COPY of the stock, "
                                    + "ledger and outbox rows, one transaction a part; fsync on; in turn",
                            LOCATIONS,
                            PART),
                    List.of(
                            Row.Figure.of("ours_2k_per_s", ours[0]),
                            Row.Figure.of("ours_200k_per_s", ours[1]),
                            Row.Figure.atLeast("ratio_2k", ours[0] / limit[0], 0.5),
                            Row.Figure.atLeast("ratio_200k", ours[1] / limit[1], 0.5),
                            Row.Figure.atLeast("slowest_of_fastest", slowest / fastest, 0.8)));
        }
    }

    /** Rows a second through the service. */
    private static double ours(Scratch scratch, StockServiceBlockingStub stock, int size) {
        scratch.execute("truncate " + TABLES);
        String feed = "bench-" + UUID.randomUUID();
        long begin = System.nanoTime();
        for (int from = 0; from < size; from += PART) {
            ImportStockFeedRequest.Builder part = ImportStockFeedRequest.newBuilder()
                    .setFeed(feed)
                    .setSequence(1)
                    .setMode(FeedMode.FEED_MODE_DELTA)
                    .setPart(from / PART + 1)
                    .setLastPart(from + PART >= size)
                    .setAsOfTime(Timestamp.newBuilder().setSeconds(COUNTED.getEpochSecond()));
            for (int n = from; n < Math.min(size, from + PART); n++) {
                part.addRows(StockRow.newBuilder()
                        .setLine(n + 1)
                        .setSku("S" + n / LOCATIONS)
                        .setLocation("L" + n % LOCATIONS)
                        .setOnHand(Integer.toString(1 + n % 9)));
            }
            ImportStockFeedResponse answer = stock.importStockFeed(part.build());
            if (answer.getChanged() != part.getRowsCount()) {
                throw new IllegalStateException("only " + answer.getChanged() + " rows were taken");
            }
        }
        return size / ((System.nanoTime() - begin) / 1e9);
    }

    /** Rows a second by COPY of what the service writes. */
    private static double copy(Scratch scratch, int size) {
        scratch.execute("truncate " + TABLES);
        String payload = "\\\\x" + "00".repeat(60 * FACT);
        try (java.sql.Connection connection = scratch.database()) {
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            for (int from = 0; from < size; from += PART) {
                int to = Math.min(size, from + PART);
                StringBuilder stock = new StringBuilder();
                StringBuilder ledger = new StringBuilder();
                for (int n = from; n < to; n++) {
                    String cell = "S" + n / LOCATIONS + "\tL" + n % LOCATIONS + "\t";
                    int pieces = 1 + n % 9;
                    stock.append(cell)
                            .append(pieces)
                            .append("\t0\t1\t1\t")
                            .append(pieces)
                            .append('\t')
                            .append(COUNTED)
                            .append("\t100000\n");
                    ledger.append(cell)
                            .append("1\tCOUNT\t")
                            .append(pieces)
                            .append("\t0\tbench 1\t")
                            .append(COUNTED)
                            .append('\n');
                }
                StringBuilder facts = new StringBuilder();
                for (int n = from; n < to; n += FACT) {
                    facts.append(UUID.randomUUID())
                            .append("\tkeskio.inventory.v1.StockLevelsChanged\tL0\t1\t")
                            .append(COUNTED)
                            .append('\t')
                            .append(payload)
                            .append('\n');
                }
                put(
                        connection,
                        "stock (sku, location, on_hand, safety, version, lines, counted, counted_at, count_order)",
                        stock);
                put(
                        connection,
                        "movements (sku, location, line, kind, on_hand_change, reserved_change, reference, happened_at)",
                        ledger);
                put(connection, "outbox (id, type, aggregate_id, aggregate_version, time, payload)", facts);
                connection.commit();
            }
            return size / ((System.nanoTime() - begin) / 1e9);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(java.sql.Connection connection, String target, StringBuilder rows)
            throws SQLException, IOException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin");
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
