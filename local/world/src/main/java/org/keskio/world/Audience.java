package org.keskio.world;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Whom a style is made for.
 *
 * @param path first part of the category path; empty for gear
 * @param area brands that make it; empty when the family's own area decides
 * @param scale price and weight relative to a grown-up's
 */
record Audience(String key, String path, String area, BigDecimal scale, Words words) {

    static Map<String, Audience> all() {
        var audiences = new HashMap<String, Audience>();
        for (Table.Row row : Table.resource("audiences.csv").rows()) {
            String key = row.text("audience");
            audiences.put(
                    key, new Audience(key, row.text("path"), row.text("area"), row.decimal("scale"), row.words("")));
        }
        return audiences;
    }
}
