package org.keskio.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The planner against a scan that weighs everything, in a JVM of its own on the server's core. */
final class PlanBench {

    private final Path root;

    PlanBench(Services services) {
        this.root = services.root();
    }

    Row run() {
        JsonNode found = measured();
        return new Row(
                        "plan",
                        "plans of one line x 500 sources per second of the server's core",
                        1e6 / found.path("one_line_us").asDouble(),
                        1e6 / found.path("one_line_scan_us").asDouble(),
                        found.path("one_line_us").asDouble(),
                        found.path("one_line_p50_ms").asDouble(),
                        found.path("one_line_p99_ms").asDouble(),
                        1,
                        found.path("data").asText())
                .with(List.of(
                        Row.Figure.atMost(
                                "one_line_p99_ms", found.path("one_line_p99_ms").asDouble(), 5),
                        Row.Figure.of(
                                "one_line_p99_processor_ms",
                                found.path("one_line_p99_processor_ms").asDouble()),
                        Row.Figure.atMost(
                                "one_line_10x_sources",
                                found.path("one_line_10x_sources").asDouble(),
                                1.5),
                        Row.Figure.of(
                                "one_line_5000_sources_p99_ms",
                                found.path("one_line_5000_sources_p99_ms").asDouble()),
                        Row.Figure.atMost(
                                "basket_p99_ms", found.path("basket_p99_ms").asDouble(), 50),
                        Row.Figure.of(
                                "basket_p99_processor_ms",
                                found.path("basket_p99_processor_ms").asDouble()),
                        Row.Figure.of(
                                "basket_p50_ms", found.path("basket_p50_ms").asDouble()),
                        Row.Figure.atLeast(
                                "basket_ratio", found.path("basket_ratio").asDouble(), 1),
                        Row.Figure.atMost(
                                "basket_gap_at_most",
                                found.path("basket_gap_at_most").asDouble(),
                                0),
                        Row.Figure.of(
                                "large_basket_p99_ms",
                                found.path("large_basket_p99_ms").asDouble()),
                        Row.Figure.of(
                                "large_basket_gap_at_most",
                                found.path("large_basket_gap_at_most").asDouble()),
                        Row.Figure.atMost(
                                "answers_that_differ",
                                found.path("answers_that_differ").asDouble(),
                                0)));
    }

    private JsonNode measured() {
        List<String> command = Cores.serverJvm();
        command.addAll(List.of("-cp", classPath(), InProcessPlans.class.getName()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out = process.inputReader()) {
                String line = out.readLine();
                if (line == null) {
                    throw new IllegalStateException("The planner in process said nothing");
                }
                return new ObjectMapper().readTree(line);
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String classPath() {
        Path app = root.resolve("services/inventory-search/target/quarkus-app");
        try (Stream<Path> jars = Stream.concat(Files.list(app.resolve("app")), Files.list(app.resolve("lib/main")))) {
            return String.join(
                    File.pathSeparator,
                    Stream.concat(
                                    jars.map(Path::toString)
                                            .filter(file -> file.endsWith(".jar"))
                                            .sorted(),
                                    Stream.of(root.resolve("e2e/target/classes").toString()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("inventory-search is not built; run './keskio up' first", e);
        }
    }
}
