package org.keskio.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Outside data that a machine may have beside the project; tests that need it say loudly that they were skipped. */
public final class SharedData {

    private SharedData() {}

    /** The rows of a CSV file without its header; skips the test when the file is not there. */
    public static List<List<String>> csv(String name) {
        Path file = folder().resolve(name);
        if (!Files.isRegularFile(file)) {
            System.err.println("SKIPPED: no outside data at " + file + "; set KESKIO_SHARED_DATA to its folder");
            Assumptions.abort("no outside data at " + file);
        }
        try {
            List<List<String>> rows = new ArrayList<>();
            Files.readAllLines(file).stream().skip(1).forEach(line -> rows.add(cells(line)));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return Optional.ofNullable(System.getenv("KESKIO_SHARED_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("keskio.root", "."))
                        .toAbsolutePath()
                        .normalize()
                        .resolve("../shared/data"))
                .normalize();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
