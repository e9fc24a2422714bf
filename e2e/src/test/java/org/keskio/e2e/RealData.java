package org.keskio.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Real products and stores as our feeds: the apparel of Magento's sample data in the stores of Best Buy's open data set,
 * with stock spread over them by a seeded rule. The data is not part of the project; see {@code KESKIO_SHARED_DATA}.
 */
final class RealData {

    /** Pounds to grams; Magento's sample weighs in pounds. */
    private static final double GRAMS = 453.592;

    private static final int PLACES_PER_SKU = 12;

    /** Each state's zone; where a state has two, that of most of its people. */
    private static final Map<String, String> ZONES = zones();

    private final Path folder;

    RealData() {
        String set = System.getenv("KESKIO_SHARED_DATA");
        folder = set != null
                ? Path.of(set)
                : Path.of(System.getProperty("keskio.root", "..")).resolve("../shared/data");
    }

    boolean isThere() {
        return Files.isRegularFile(folder.resolve("bestbuy_stores/stores.json.gz"))
                && Files.isRegularFile(folder.resolve("magento_apparel/variants.csv.gz"));
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    List<JsonNode> stores() throws IOException {
        List<JsonNode> stores = new ArrayList<>();
        try (InputStream file = open("bestbuy_stores/stores.json.gz")) {
            Rest.JSON.readTree(file).forEach(stores::add);
        }
        return stores;
    }

    private List<NamedCsvRecord> variants() throws IOException {
        return csv("magento_apparel/variants.csv.gz");
    }

    String catalogue() throws IOException {
        Map<String, NamedCsvRecord> styles = new HashMap<>();
        csv("magento_apparel/products.csv.gz").forEach(style -> styles.put(style.getField("sku"), style));
        StringBuilder feed = new StringBuilder("sku,style,name_en,category,colour,size,description_en,weight_g\n");
        for (NamedCsvRecord variant : variants()) {
            NamedCsvRecord style = Objects.requireNonNull(styles.get(variant.getField("product_sku")));
            line(
                    feed,
                    variant.getField("variant_sku"),
                    style.getField("sku"),
                    style.getField("name"),
                    category(style.getField("categories")),
                    variant.getField("color").toLowerCase(Locale.ROOT),
                    variant.getField("size"),
                    style.getField("description"),
                    Long.toString(Math.round(Double.parseDouble(variant.getField("weight")) * GRAMS)));
        }
        return feed.toString();
    }

    String prices() throws IOException {
        StringBuilder feed = new StringBuilder("sku,market,amount\n");
        for (NamedCsvRecord variant : variants()) {
            line(feed, variant.getField("variant_sku"), "US", variant.getField("price"));
        }
        return feed.toString();
    }

    String locations() throws IOException {
        StringBuilder feed = new StringBuilder(
                "code,kind,name,street,postcode,town,country,latitude,longitude,time_zone,opening_hours\n");
        for (JsonNode store : stores()) {
            line(
                    feed,
                    code(store),
                    "store",
                    store.path("name").asText(),
                    store.path("address").asText(),
                    store.path("zip").asText(),
                    store.path("city").asText(),
                    "US",
                    store.path("location").path("lat").asText(),
                    store.path("location").path("lon").asText(),
                    ZONES.getOrDefault(store.path("state").asText(), ""),
                    hours(store.path("hours").asText()));
        }
        return feed.toString();
    }

    /** Each SKU in {@value #PLACES_PER_SKU} stores drawn with the seed, one to four pieces; a SKU that is left out, nowhere. */
    String stock(long seed, String leftOut) throws IOException {
        Random chance = new Random(seed);
        List<JsonNode> stores = stores();
        StringBuilder feed = new StringBuilder("sku,location,on_hand,safety_stock\n");
        for (NamedCsvRecord variant : variants()) {
            for (int place = 0; place < PLACES_PER_SKU; place++) {
                String code = code(stores.get(chance.nextInt(stores.size())));
                int pieces = 1 + chance.nextInt(4);
                if (!variant.getField("variant_sku").equals(leftOut)) {
                    line(feed, variant.getField("variant_sku"), code, Integer.toString(pieces), "0");
                }
            }
        }
        return feed.toString();
    }

    /** Store numbers are short and other data has numbers too. */
    static String code(JsonNode store) {
        return "BBY-" + store.path("id").asText();
    }

    /**
     * {@code Mon: 10-9; Sun: 11-7:30} as {@code Mo 10:00-21:00; Su 11:00-19:30}. The data has no am and pm: nobody opens
     * between one and six at night, everybody closes after noon.
     */
    static String hours(String text) {
        List<String> days = new ArrayList<>();
        for (String day : text.split(";", -1)) {
            String[] parts = day.strip().split(": ", 2);
            String[] times = parts[1].strip().split("-", 2);
            days.add(parts[0].substring(0, 2) + " " + time(times[0], 7) + "-" + time(times[1], 12));
        }
        return String.join("; ", days);
    }

    /** Hours from 1 to before {@code morning} are in the afternoon. */
    private static String time(String text, int morning) {
        String[] parts = text.split(":", 2);
        int hour = Integer.parseInt(parts[0]);
        if (hour >= 1 && hour < morning) {
            hour += 12;
        }
        return "%02d:%s".formatted(hour, parts.length == 2 ? parts[1] : "00");
    }

    /** {@code Default Category/Men/Tops/Hoodies & Sweatshirts,...} as {@code men/tops/hoodies-sweatshirts}. */
    private static String category(String categories) {
        return categories
                .split(",", 2)[0]
                .replaceFirst("Default Category/?", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z/]+", "-");
    }

    private static void line(StringBuilder feed, String... values) {
        for (int i = 0; i < values.length; i++) {
            feed.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(values[i].replace("\"", "\"\""))
                    .append('"');
        }
        feed.append('\n');
    }

    private InputStream open(String file) throws IOException {
        return new GZIPInputStream(Files.newInputStream(folder.resolve(file)));
    }

    private List<NamedCsvRecord> csv(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return records.stream().toList();
        }
    }

    private static Map<String, String> zones() {
        Map<String, String> zones = new HashMap<>();
        Map.of(
                        "America/New_York",
                        "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
                        "America/Chicago",
                        "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
                        "America/Denver",
                        "CO ID MT NM UT WY",
                        "America/Phoenix",
                        "AZ",
                        "America/Los_Angeles",
                        "CA NV OR WA",
                        "America/Anchorage",
                        "AK",
                        "Pacific/Honolulu",
                        "HI",
                        "America/Puerto_Rico",
                        "PR")
                .forEach((zone, states) -> {
                    for (String state : states.split(" ", -1)) {
                        zones.put(state, zone);
                    }
                });
        return zones;
    }
}
