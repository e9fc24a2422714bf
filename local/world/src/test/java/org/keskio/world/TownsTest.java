package org.keskio.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Compares the places with a gazetteer (GeoNames), where one lies beside the project. */
class TownsTest {
    private static final double EARTH_RADIUS_KM = 6371.0088;
    // A store or a warehouse area may lie at the edge of its town.
    private static final double FARTHEST_KM = 15;
    private static final Map<String, String> NAMES_IN_GAZETTEER = Map.of("København", "Copenhagen", "Aarhus", "Århus");

    @Test
    void putsEveryLocationIntoItsTown() throws IOException {
        List<Table.Row> gazetteer = gazetteer("cities_geonames_nordic.csv.gz");

        for (Location location : Location.all(Market.all())) {
            String town = NAMES_IN_GAZETTEER.getOrDefault(location.town(), location.town());
            Table.Row entry = gazetteer.stream()
                    .filter(row ->
                            row.text("name").equals(town) && row.text("country").equals(location.country()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no such town: " + location));
            double km = distance(
                    Double.parseDouble(location.latitude()),
                    Double.parseDouble(location.longitude()),
                    entry.share("lat"),
                    entry.share("lon"));
            assertThat(km).as(location.code()).isLessThan(FARTHEST_KM);
        }
    }

    @Test
    void usesPostcodesOfTheTown() throws IOException {
        List<Table.Row> finnish = gazetteer("postcodes_fi.csv.gz");
        List<Table.Row> norwegian = gazetteer("postcodes_no.csv.gz");

        for (Location location : Location.all(Market.all())) {
            List<String> towns = switch (location.country()) {
                case "FI" ->
                    finnish.stream()
                            .filter(row -> row.text("postcode").equals(location.postcode()))
                            .map(row -> row.text("municipality_fi"))
                            .toList();
                case "NO" ->
                    norwegian.stream()
                            .filter(row -> row.text("postcode").equals(location.postcode()))
                            .map(row -> row.text("place"))
                            .toList();
                default -> List.of(location.town());
            };
            assertThat(towns)
                    .as(location.code())
                    .anySatisfy(town -> assertThat(town).isEqualToIgnoringCase(location.town()));
        }
    }

    @Test
    void sendsCustomersToAStoreOfTheirCountry() {
        List<Location> locations = Location.all(Market.all());
        assertThat(Table.resource("towns.csv").rows())
                .allSatisfy(town -> assertThat(locations).anySatisfy(location -> {
                    assertThat(location.code()).isEqualTo(town.text("home_store"));
                    assertThat(location.country()).isEqualTo(town.text("country"));
                }));
    }

    private static List<Table.Row> gazetteer(String name) throws IOException {
        Path file = Path.of(System.getProperty("keskio.root", "../.."))
                .resolve("../shared/data/nordic_geo")
                .resolve(name);
        if (!Files.exists(file)) {
            System.err.println("NOT CHECKED: towns against " + name + ", which is not at " + file.toAbsolutePath());
        }
        assumeTrue(Files.exists(file), name + " is not at hand");
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return Table.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .rows();
        }
    }

    private static double distance(double lat1, double lon1, double lat2, double lon2) {
        double dLat = Math.toRadians(lat2 - lat1);
        double dLon = Math.toRadians(lon2 - lon1);
        double a = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(a));
    }
}
