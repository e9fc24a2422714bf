package org.keskio.e2e.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.SearchQuery;
import org.keskio.inventory.outbound.lucene.CatalogueIndex;
import org.keskio.inventory.outbound.lucene.LocationIndex;
import org.keskio.inventory.outbound.postgres.catalogue.PostgresIndexSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The limit of the search: the same index, queries and collectors, called straight on one thread. Reads {@code seconds} a
 * line and answers {@code requests cpu-seconds} a line; begins with {@code ready load-seconds cells bytes-a-cell heap-MB}.
 */
public final class InProcessSearch {

    private InProcessSearch() {}

    /** The database comes from the environment. */
    public static void main(String[] args) throws IOException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(System.getenv("KESKIO_DB_JDBC_URL"));
        database.setUser(System.getenv("KESKIO_DB_USER"));
        database.setPassword(System.getenv("KESKIO_DB_PASSWORD"));
        LocationIndex locations = new LocationIndex();
        try (CatalogueIndex index = new CatalogueIndex(locations);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            PostgresIndexSource source = new PostgresIndexSource(database);
            long begin = System.nanoTime();
            locations.put(source.locations());
            source.styles(index::put);
            source.stock(index::putStock);
            index.putSelling(source.selling(Instant.now()));
            index.compact();
            double loaded = (System.nanoTime() - begin) / 1e9;
            List<SearchQuery> queries = Queries.of(database).stream()
                    .map(words -> SearchQuery.words(words, Language.EN))
                    .toList();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.println(String.format(
                    Locale.ROOT,
                    "ready %.1f %d %.2f %d",
                    loaded,
                    index.room().cells(),
                    index.room().bytesPerCell(),
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(round(index, queries, Double.parseDouble(line)));
            }
        }
    }

    private static String round(CatalogueIndex index, List<SearchQuery> queries, double seconds) {
        long cpu = cpuNanos();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long requests = 0;
        long found = 0;
        while (System.nanoTime() < end) {
            found +=
                    index.search(queries.get((int) (requests % queries.size()))).total();
            requests++;
        }
        if (found == 0) {
            throw new IllegalStateException("The queries find nothing; is the demo world loaded?");
        }
        return requests + " " + (cpuNanos() - cpu) / 1e9;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
