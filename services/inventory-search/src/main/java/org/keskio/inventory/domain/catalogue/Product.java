package org.keskio.inventory.domain.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A SKU with what people need to know of it.
 *
 * @param gtin        printed on the unit we sell; empty when it has none
 * @param category    path from the root, e.g. {@code men/tops/base-layers}
 * @param colour      a standard English word
 * @param size        as printed on the label
 * @param weightGrams with packaging; 0 when unknown
 * @param imageUrl    may be empty
 * @param otherGtins  of the same SKU: an older package, another country's; found like the first
 */
public record Product(
        Sku sku,
        Optional<Gtin> gtin,
        StyleCode style,
        LocalText name,
        String brand,
        String category,
        String colour,
        String size,
        LocalText description,
        int weightGrams,
        String imageUrl,
        List<Gtin> otherGtins) {

    public Product {
        otherGtins = List.copyOf(otherGtins);
    }

    /** A product with one GTIN at most. */
    public Product(
            Sku sku,
            Optional<Gtin> gtin,
            StyleCode style,
            LocalText name,
            String brand,
            String category,
            String colour,
            String size,
            LocalText description,
            int weightGrams,
            String imageUrl) {
        this(sku, gtin, style, name, brand, category, colour, size, description, weightGrams, imageUrl, List.of());
    }

    /** All GTINs, the first one first. */
    public Stream<Gtin> gtins() {
        return Stream.concat(gtin.stream(), otherGtins.stream());
    }
}
