package org.keskio.e2e;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.keskio.e2e.bench.Benches;
import org.keskio.e2e.bench.Row;

/** Measures: {@code ./keskio bench search|price|plan|all [--json]}. Exit code 0 when it measured, whatever it found. */
public final class Bench {

    private Bench() {}

    /** Names of benchmarks and {@code --json}. */
    public static void main(String[] args) {
        List<String> arguments = List.of(args);
        boolean json = arguments.contains("--json");
        int at = arguments.indexOf("--data");
        String data = at < 0 || at + 1 == arguments.size() ? "" : arguments.get(at + 1);
        List<String> names = arguments.stream()
                .filter(argument -> !argument.startsWith("--") && (at < 0 || !argument.equals(data)))
                .toList();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Benches benches = new Benches(Suite.fromEnvironment());
        List<String> chosen = names.contains("all") ? Benches.NAMES : names;
        List<String> unknown =
                chosen.stream().filter(name -> !Benches.NAMES.contains(name)).toList();
        if (chosen.isEmpty() || !unknown.isEmpty()) {
            System.err.println("There is no benchmark " + unknown + "; there are " + Benches.NAMES + " and all");
            System.exit(2);
            return;
        }
        boolean whole = true;
        for (String name : chosen) {
            if (!json) {
                out.println("Measuring " + name + " (about a minute) ...");
            }
            try {
                Row row = benches.run(name, data);
                if (!json) {
                    out.printf(
                            "%s: ratio %.2f of the limit (goal %.2f)%n  %s%n",
                            name, row.ratio(), row.json().path("goal").asDouble(), row.data());
                }
                out.println(row.json());
            } catch (RuntimeException e) {
                // The others can still be measured.
                whole = false;
                System.err.println(name + " could not be measured: " + e.getMessage());
            }
        }
        System.exit(whole ? 0 : 1);
    }
}
