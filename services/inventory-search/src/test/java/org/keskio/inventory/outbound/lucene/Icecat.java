package org.keskio.inventory.outbound.lucene;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.keskio.inventory.application.catalogue.CatalogueLine;

/** The products of Open Icecat as lines of our catalogue feed, and what people thought of answers to their searches. */
final class Icecat {

    private final Path folder;

    Icecat() {
        String set = System.getenv("KESKIO_SHARED_DATA");
        Path data = set != null
                ? Path.of(set)
                : Path.of(System.getProperty("keskio.root", ".")).resolve("../shared/data");
        folder = data.resolve("chorus_icecat_search");
    }

    boolean isThere() {
        return Files.isRegularFile(folder.resolve("products.csv.gz"))
                && Files.isRegularFile(folder.resolve("judgments_dev.csv"));
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /** The catalogue as its owner would send it: title as name, type as category, the short text as description. */
    List<CatalogueLine> lines() throws IOException {
        List<CatalogueLine> lines = new ArrayList<>();
        try (InputStream file = new GZIPInputStream(Files.newInputStream(folder.resolve("products.csv.gz")));
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                lines.add(line(row));
            }
        }
        return lines;
    }

    /** Query to product to rating, 0 to 3. */
    Map<String, Map<String, Integer>> judgments() throws IOException {
        Map<String, Map<String, Integer>> judgments = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve("judgments_dev.csv"))) {
            for (NamedCsvRecord row : rows) {
                judgments
                        .computeIfAbsent(row.getField("query"), query -> new LinkedHashMap<>())
                        .put(row.getField("docid"), Integer.valueOf(row.getField("rating")));
            }
        }
        return judgments;
    }

    private static CatalogueLine line(NamedCsvRecord row) {
        JsonObject attributes = new JsonObject(row.getField("attributes_json"));
        String id = row.getField("id");
        return new CatalogueLine(
                row.getStartingLineNumber(),
                id,
                row.getField("ean"),
                id,
                "",
                "",
                row.getField("title"),
                row.getField("supplier"),
                row.getField("product_type").replace("/", " "),
                attributes.getString("t_product_colour", ""),
                "",
                "",
                "",
                row.getField("short_description"),
                "",
                "");
    }
}
