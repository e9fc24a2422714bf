package org.keskio.world;

import java.math.BigDecimal;
import java.util.List;

/** An invented maker: what it makes, how dear it is (1 is average) and the names of its models. */
record Brand(String name, List<String> areas, BigDecimal level, List<String> models) {

    static List<Brand> all() {
        return Table.resource("brands.csv").stream()
                .map(row -> new Brand(row.text("brand"), row.list("areas"), row.decimal("level"), row.list("models")))
                .toList();
    }
}
