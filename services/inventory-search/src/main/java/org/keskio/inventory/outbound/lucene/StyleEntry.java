package org.keskio.inventory.outbound.lucene;

import java.util.List;
import java.util.Set;
import org.keskio.inventory.domain.catalogue.Product;

/**
 * A style as the index holds it; the arrays with one element a SKU run parallel to {@code products}.
 *
 * @param products   by colour, then size
 * @param skus       ordinal of each SKU
 * @param colourOf   colour number of each SKU
 * @param sizeOf     size number of each SKU
 * @param categories numbers of the category path and of each path above it
 * @param colours    distinct colour numbers
 * @param sizes      distinct size numbers, in natural order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record StyleEntry(
        int ordinal,
        List<Product> products,
        int[] skus,
        int[] colourOf,
        int[] sizeOf,
        int brand,
        int[] categories,
        int[] colours,
        int[] sizes,
        List<String> colourNames,
        List<String> sizeNames) {

    /** Whether these are its products, in whatever order. */
    boolean isMadeOf(List<Product> others) {
        return others.size() == products.size() && Set.copyOf(others).containsAll(products);
    }

    String code() {
        return products.getFirst().style().value();
    }
}
