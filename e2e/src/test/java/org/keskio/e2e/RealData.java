package org.keskio.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
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

    /** A line by column. */
    private record Row(Map<String, String> cells) {

        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

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

    private List<Row> variants() throws IOException {
        return csv("magento_apparel/variants.csv.gz");
    }

    String catalogue() throws IOException {
        Map<String, Row> styles = new HashMap<>();
        csv("magento_apparel/products.csv.gz").forEach(style -> styles.put(style.get("sku"), style));
        StringBuilder feed = new StringBuilder("sku,style,name_en,category,colour,size,description_en,weight_g\n");
        for (Row variant : variants()) {
            Row style = styles.getOrDefault(variant.get("product_sku"), new Row(Map.of()));
            line(
                    feed,
                    variant.get("variant_sku"),
                    style.get("sku"),
                    style.get("name"),
                    category(style.get("categories")),
                    variant.get("color").toLowerCase(Locale.ROOT),
                    variant.get("size"),
                    style.get("description"),
                    Long.toString(Math.round(Double.parseDouble(variant.get("weight")) * GRAMS)));
        }
        return feed.toString();
    }

    String prices() throws IOException {
        StringBuilder feed = new StringBuilder("sku,market,amount\n");
        for (Row variant : variants()) {
            line(feed, variant.get("variant_sku"), "US", variant.get("price"));
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
        for (Row variant : variants()) {
            for (int place = 0; place < PLACES_PER_SKU; place++) {
                String code = code(stores.get(chance.nextInt(stores.size())));
                int pieces = 1 + chance.nextInt(4);
                if (!variant.get("variant_sku").equals(leftOut)) {
                    line(feed, variant.get("variant_sku"), code, Integer.toString(pieces), "0");
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

    /** The data's values hold commas and doubled quotes, but no line breaks. */
    private List<Row> csv(String file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            List<String> header = cells(lines.readLine());
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                List<String> cells = cells(text);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), cells.get(i));
                }
                rows.add(new Row(row));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
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
