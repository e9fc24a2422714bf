package org.keskio.world;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SKUs whose stock is arranged by hand, so that a demo has something to tell. */
final class Stories {
    private static final String OWN_STORE = "FI-HEL-01";

    private final Map<String, String> skus = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> stock = new HashMap<>();

    Stories() {
        for (Table.Row row : Table.resource("story_stock.csv").rows()) {
            skus.put(row.text("role"), row.text("sku"));
            stock.computeIfAbsent(row.text("sku"), sku -> new LinkedHashMap<>())
                    .put(row.text("location"), row.number("on_hand"));
        }
    }

    boolean arranges(String sku) {
        return stock.containsKey(sku);
    }

    /** Units by location; none anywhere else. */
    Map<String, Integer> onHand(String sku) {
        return stock.getOrDefault(sku, Map.of());
    }

    Map<String, WorldFacts.Story> facts(List<Style> styles, List<Market> markets) {
        var facts = new LinkedHashMap<String, WorldFacts.Story>();
        skus.forEach((role, sku) -> {
            Style style = styles.stream()
                    .filter(one -> sku.startsWith(one.code() + "-"))
                    .findFirst()
                    .orElseThrow();
            Style.Item item = style.items().stream()
                    .filter(one -> one.sku().equals(sku))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(style.code() + " has no " + sku));
            facts.put(role, fact(style, item, markets));
        });
        return facts;
    }

    private WorldFacts.Story fact(Style style, Style.Item item, List<Market> markets) {
        return new WorldFacts.Story(
                style.code(),
                item.sku(),
                item.gtin(),
                item.colour(),
                item.size(),
                byLanguage(style.noun()),
                byLanguage(style.name()),
                OWN_STORE,
                onHand(item.sku()),
                markets.stream()
                        .map(market -> new WorldFacts.PriceFacts(
                                market.code(),
                                market.currency(),
                                Prices.publicPrice(style, market).toPlainString(),
                                Prices.clubPrice(style, market)
                                        .map(Object::toString)
                                        .orElse("")))
                        .toList());
    }

    private static Map<String, String> byLanguage(Words words) {
        var map = new LinkedHashMap<String, String>();
        map.put("fi", words.fi());
        map.put("sv", words.sv());
        map.put("en", words.en());
        return map;
    }
}
