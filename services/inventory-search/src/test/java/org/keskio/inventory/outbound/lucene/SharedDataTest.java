package org.keskio.inventory.outbound.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.location.OpeningHours;

/** Real stores of a large chain, where their data lies beside the project (see KESKIO_SHARED_DATA). */
class SharedDataTest {

    private static final Logger LOG = Logger.getLogger(SharedDataTest.class);

    private record Expected(GeoPoint from, Map<String, Double> nearest) {}

    @Test
    void theNearestStoresAreThoseThatOthersWorkedOut() throws IOException {
        Path data = data().resolve("bestbuy_stores");
        boolean there = Files.isRegularFile(data.resolve("expected_nearest.csv"));
        if (!there) {
            LOG.warnf("SKIPPED: no store data at %s; set KESKIO_SHARED_DATA", data);
        }
        assumeTrue(there, "no store data at " + data);
        LocationIndex index = new LocationIndex();
        index.put(stores(data));
        List<Expected> all = expected(data);
        assertThat(all).hasSizeGreaterThan(100);
        for (Expected expected : all) {
            List<Locations.AtDistance> nearest =
                    index.nearest(expected.from, Optional.empty(), Optional.empty(), expected.nearest.size());
            assertThat(nearest.stream().map(at -> at.location().code().value()))
                    .containsExactlyElementsOf(expected.nearest.keySet());
            for (Locations.AtDistance at : nearest) {
                double km = expected.nearest.getOrDefault(at.location().code().value(), -1.0);
                // Given with three decimals, so a store next door may differ by half a metre.
                assertThat(at.km()).isCloseTo(km, within(Math.max(km * 0.005, 0.0006)));
            }
        }
    }

    private static Path data() {
        String set = System.getenv("KESKIO_SHARED_DATA");
        return set != null
                ? Path.of(set)
                : Path.of(System.getProperty("keskio.root", ".")).resolve("../shared/data");
    }

    private static List<Location> stores(Path data) throws IOException {
        String json;
        try (InputStream file = new GZIPInputStream(Files.newInputStream(data.resolve("stores.json.gz")))) {
            json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Location> stores = new ArrayList<>();
        for (Object entry : new JsonArray(json)) {
            JsonObject store = (JsonObject) entry;
            JsonObject at = store.getJsonObject("location");
            stores.add(new Location(
                    new LocationCode(store.getInteger("id").toString()),
                    LocationKind.STORE,
                    store.getString("name"),
                    store.getString("address"),
                    store.getString("zip"),
                    store.getString("city"),
                    "US",
                    new GeoPoint(at.getDouble("lat"), at.getDouble("lon")),
                    ZoneId.of("America/Chicago"),
                    Optional.empty(),
                    OpeningHours.NEVER,
                    60,
                    50));
        }
        return stores;
    }

    private static List<Expected> expected(Path data) throws IOException {
        Map<String, Expected> byZip = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(data.resolve("expected_nearest.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            GeoPoint from = new GeoPoint(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
            byZip.computeIfAbsent(cells[0], zip -> new Expected(from, new LinkedHashMap<>()))
                    .nearest
                    .put(cells[4], Double.parseDouble(cells[5]));
        }
        return List.copyOf(byZip.values());
    }
}
