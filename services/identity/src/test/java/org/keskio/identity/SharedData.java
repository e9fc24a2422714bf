package org.keskio.identity;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
            return records.stream().skip(1).map(CsvRecord::getFields).toList();
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
}
