package org.keskio.world;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * A product as a shopper knows it; its items differ in colour and size only.
 *
 * @param noun what it is, such as "merinovillapaita": the word that a shopper would look for
 * @param netInEuro price in Finland without tax
 * @param popularity from 0 (slow) to 1 (everybody wants it)
 * @param notSoldIn markets that do without it
 * @param pinned arranged by hand; on the shelf everywhere
 */
record Style(
        String code,
        Words name,
        Words noun,
        String brand,
        String category,
        Words description,
        BigDecimal netInEuro,
        double popularity,
        boolean clubPrice,
        Set<String> notSoldIn,
        boolean pinned,
        List<Item> items) {

    /**
     * One SKU.
     *
     * @param sizeShare this size's share of the style's sales in one colour, times the number of sizes: 1 is average
     */
    record Item(String sku, String gtin, String colour, String size, double sizeShare, int weightInGrams) {}

    boolean isSoldIn(String market) {
        return !notSoldIn.contains(market);
    }
}
