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

    private final Services services;

    SearchBench(Services services) {
        this.services = services;
    }

    Row run(Suite suite) {
        Map<String, String> told = services.environment("inventory-search");
        List<SearchCatalogueRequest> requests = Queries.of(database(told)).stream()
                .map(words -> SearchCatalogueRequest.newBuilder()
                        .setQuery(words)
                        .setLocale("en")
                        .build())
                .toList();
        try (Server server = services.start("inventory-search");
                Connection connection = new Connection(server.port(), services.token());
                InProcess limit = new InProcess(services.root(), told)) {
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
            return Row.of(
                    "search",
                    turns,
                    latencies,
                    GOAL,
                    String.format(
                            Locale.ROOT,
                            "%s; %d queries of 1-2 words, one in ten with a letter missing; 20 hits and 4 facets; %d rounds of "
                                    + "%d s, ours and in process in turn, medians; 64 under way; at the wall: ours %.0f/s; "
                                    + "latencies open loop at half of our peak",
                            suite.world().path("counts"),
                            requests.size(),
                            ROUNDS,
                            ROUND.toSeconds(),
                            turns.ours().perSecond()));
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

        InProcess(Path root, Map<String, String> told) {
            List<String> command = Cores.serverJvm();
            command.addAll(List.of("-cp", classPath(root), InProcessSearch.class.getName()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(told);
            try {
                process = builder.start();
                from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                to = process.outputWriter(StandardCharsets.UTF_8);
                String ready = from.readLine();
                if (!"ready".equals(ready)) {
                    throw new IllegalStateException("The search in process did not come up: " + ready);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
