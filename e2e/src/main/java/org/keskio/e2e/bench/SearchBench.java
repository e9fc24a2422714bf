package org.keskio.e2e.bench;

import static org.keskio.e2e.bench.Benches.ROUND;
import static org.keskio.e2e.bench.Benches.WARM_UP_AT_MOST;
import static org.keskio.e2e.bench.Benches.WARM_UP_WINDOW;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.keskio.e2e.Suite;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.CatalogueServiceGrpc.CatalogueServiceFutureStub;
import org.keskio.inventory.v1.SearchCatalogueRequest;
import org.postgresql.ds.PGSimpleDataSource;

/** SearchCatalogue against the same queries with the same collectors in process. */
final class SearchBench {

    private static final int ROUNDS = 5;
    private static final double GOAL = 0.7;
    private static final double MOST_MS = 10;
    private static final List<String> LARGE_HEAP = List.of("-Xms1500m", "-Xmx1500m");

    private final Services services;
    private final String data;

    /** {@code data} is demo, large, or empty for the large where it was made. */
    SearchBench(Services services, String data) {
        this.services = services;
        this.data = data;
    }

    Row run(Suite suite) {
        LargeData large = new LargeData(services.largeEnvironment());
        boolean isLarge = data.equals("large") || data.isEmpty() && large.skus() > 0;
        if (isLarge && large.skus() == 0) {
            throw new IllegalStateException("The large data is not there; './keskio bench-data' makes it");
        }
        Map<String, String> told = isLarge ? services.largeEnvironment() : services.environment("inventory-search");
        List<String> heap = isLarge ? LARGE_HEAP : List.of();
        List<SearchCatalogueRequest> requests = Queries.of(database(told)).stream()
                .map(words -> SearchCatalogueRequest.newBuilder()
                        .setQuery(words)
                        .setLocale("en")
                        .build())
                .toList();
        try (Server server = services.start("inventory-search", told, heap);
                Connection connection = new Connection(server.port(), services.token());
                InProcess limit = new InProcess(services.root(), told, heap)) {
            List<CatalogueServiceFutureStub> stubs = connection.stubs(CatalogueServiceGrpc::newFutureStub);
            Load ours = new Load(n ->
                    stubs.get((int) (n % stubs.size())).searchCatalogue(requests.get((int) (n % requests.size()))));
            ours.warmUp(server, WARM_UP_WINDOW, WARM_UP_AT_MOST);
            limit.round(WARM_UP_WINDOW);
            Turns turns = new Turns();
            for (int n = 0; n < ROUNDS; n++) {
                turns.add(ours.peak(server, ROUND), limit.round(ROUND));
            }
            Histogram latencies = ours.openLoop(turns.ours().perSecond() / 2, ROUND.multipliedBy(2));
            Row row = Row.of(
                    "search",
                    turns,
                    latencies,
                    GOAL,
                    String.format(
                            Locale.ROOT,
                            "%s; %d queries of 1-2 words, one in ten with a letter missing; 20 hits and 4 facets; %d"
                                    + " rounds of %d s, ours and in process in turn, medians; 64 under way; at the wall:"
                                    + " ours %.0f/s; latencies open loop at half of our peak",
                            isLarge ? large.describe() : suite.world().path("counts"),
                            requests.size(),
                            ROUNDS,
                            ROUND.toSeconds(),
                            turns.ours().perSecond()));
            return row.with(limit.figures(latencies, isLarge));
        }
    }

    private static PGSimpleDataSource database(Map<String, String> told) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(told.get("KESKIO_DB_JDBC_URL"));
        database.setUser(told.get("KESKIO_DB_USER"));
        database.setPassword(told.get("KESKIO_DB_PASSWORD"));
        return database;
    }

    /** The limit, in a JVM of its own on the server's core. */
    private static final class InProcess implements AutoCloseable {

        private final Process process;
        private final BufferedReader from;
        private final Writer to;
        private final String ready;

        InProcess(Path root, Map<String, String> told, List<String> heap) {
            List<String> command = Cores.serverJvm();
            command.addAll(heap);
            command.addAll(List.of("-cp", classPath(root), InProcessSearch.class.getName()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(told);
            try {
                process = builder.start();
                from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                to = process.outputWriter(StandardCharsets.UTF_8);
                ready = from.readLine();
                if (ready == null || !ready.startsWith("ready ")) {
                    throw new IllegalStateException("The search in process did not come up: " + ready);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What loading and holding the data takes, as the program said when it was ready. */
        List<Row.Figure> figures(Histogram latencies, boolean goals) {
            String[] numbers = ready.split(" ", -1);
            double seconds = Double.parseDouble(numbers[1]);
            double bytesPerCell = Double.parseDouble(numbers[3]);
            return List.of(
                    Row.Figure.atMost("latency_p99_ms", latencies.getValueAtPercentile(99) / 1e6, MOST_MS),
                    goals ? Row.Figure.atMost("load_seconds", seconds, 60) : Row.Figure.of("load_seconds", seconds),
                    Row.Figure.of("cells", Double.parseDouble(numbers[2])),
                    goals
                            ? Row.Figure.atMost("bytes_per_cell", bytesPerCell, 8)
                            : Row.Figure.of("bytes_per_cell", bytesPerCell),
                    Row.Figure.of("index_heap_mb", Double.parseDouble(numbers[4])));
        }

        Load.Peak round(Duration time) {
            try {
                to.write(time.toMillis() / 1e3 + "\n");
                to.flush();
                String answer = from.readLine();
                if (answer == null) {
                    throw new IllegalStateException("The search in process ended");
                }
                String[] numbers = answer.split(" ", 2);
                return new Load.Peak(Long.parseLong(numbers[0]), time.toMillis() / 1e3, Double.parseDouble(numbers[1]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
        }

        private static String classPath(Path root) {
            Path app = root.resolve("services/inventory-search/target/quarkus-app");
            try (Stream<Path> jars =
                    Stream.concat(Files.list(app.resolve("app")), Files.list(app.resolve("lib/main")))) {
                return String.join(
                        File.pathSeparator,
                        Stream.concat(
                                        jars.filter(file -> file.toString().endsWith(".jar"))
                                                .map(Path::toString)
                                                .sorted(),
                                        Stream.of(root.resolve("e2e/target/classes")
                                                .toString()))
                                .toList());
            } catch (IOException e) {
                throw new UncheckedIOException("inventory-search is not built; run './keskio up' first", e);
            }
        }
    }
}
