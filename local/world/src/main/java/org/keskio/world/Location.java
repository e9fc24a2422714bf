package org.keskio.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store, warehouse or partner that holds stock. */
record Location(
        String code,
        String kind,
        Size size,
        String name,
        String street,
        String postcode,
        String town,
        String country,
        String latitude,
        String longitude,
        String timeZone,
        String gln,
        String openingHours) {

    // GS1 keeps prefix 952 for demonstrations and examples: no real company can have these numbers.
    private static final String DEMONSTRATION_PREFIX = "952";

    /**
     * How big a location is.
     *
     * @param carries share of all styles that it carries
     * @param depth units per SKU of an average style
     * @param safetyShare share of its SKUs that keep one unit back
     */
    record Size(
            String name, double carries, double depth, double safetyShare, int handlingMinutes, int dailyCapacity) {}

    static List<Location> all(List<Market> markets) {
        Map<String, Size> sizes = sizes();
        Map<String, String> hours = new HashMap<>();
        Table.resource("hours.csv").stream().forEach(row -> hours.put(row.text("hours"), row.text("opening_hours")));
        Map<String, String> zones = new HashMap<>();
        markets.forEach(market -> zones.put(market.code(), market.zone().getId()));

        var locations = new ArrayList<Location>();
        for (Table.Row row : Table.resource("locations.csv").rows()) {
            locations.add(new Location(
                    row.text("code"),
                    row.text("kind"),
                    known(sizes, row.text("class")),
                    row.text("name"),
                    row.text("street"),
                    row.text("postcode"),
                    row.text("town"),
                    row.text("country"),
                    row.text("latitude"),
                    row.text("longitude"),
                    known(zones, row.text("country")),
                    CheckDigits.gs1(DEMONSTRATION_PREFIX + "0000%05d".formatted(locations.size() + 1)),
                    known(hours, row.text("hours"))));
        }
        return List.copyOf(locations);
    }

    private static Map<String, Size> sizes() {
        var sizes = new HashMap<String, Size>();
        for (Table.Row row : Table.resource("location_classes.csv").rows()) {
            sizes.put(
                    row.text("class"),
                    new Size(
                            row.text("class"),
                            row.share("carries"),
                            row.share("depth"),
                            row.share("safety_share"),
                            row.number("handling_minutes"),
                            row.number("daily_capacity")));
        }
        return sizes;
    }

    private static <T> T known(Map<String, T> map, String key) {
        T value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("unknown key in locations.csv: " + key);
        }
        return value;
    }

    boolean isPartner() {
        return kind.equals("partner");
    }

    boolean isStore() {
        return kind.equals("store");
    }
}
