package org.keskio.world;

import java.math.BigDecimal;
import java.util.List;

/** What the styles of one kind, such as down jackets, have in common. */
record Family(
        String key,
        String category,
        String area,
        List<String> audiences,
        String run,
        String palette,
        int styles,
        BigDecimal priceInEuro,
        int weightInGrams,
        List<Variant> variants,
        String features,
        Words noun,
        Words lead) {

    /** A grade within the family, such as 200 g wool; its price relative to the family's. */
    record Variant(String name, BigDecimal factor) {
        static Variant parse(String text) {
            int colon = text.lastIndexOf(':');
            return new Variant(text.substring(0, colon), new BigDecimal(text.substring(colon + 1)));
        }
    }

    private static final Variant ONLY = new Variant("", BigDecimal.ONE);

    static List<Family> all() {
        Table texts = Table.resource("family_texts.csv");
        return Table.resource("families.csv").stream()
                .map(row -> parse(row, textsOf(row.text("key"), texts)))
                .toList();
    }

    private static Table.Row textsOf(String key, Table texts) {
        return texts.stream()
                .filter(row -> row.text("key").equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("family_texts.csv lacks " + key));
    }

    private static Family parse(Table.Row row, Table.Row texts) {
        List<Variant> variants = row.list("variants").stream()
                .map(text -> Variant.parse(text.contains(":") ? text : text + ":1"))
                .toList();
        return new Family(
                row.text("key"),
                row.text("category"),
                row.text("area"),
                row.list("audiences"),
                row.text("sizes"),
                row.text("palette"),
                row.number("styles"),
                row.decimal("price_eur"),
                row.number("weight_g"),
                variants.isEmpty() ? List.of(ONLY) : variants,
                row.text("features"),
                texts.words("noun_"),
                texts.words("lead_"));
    }
}
