package org.keskio.inventory.domain.catalogue;

import java.util.Optional;

/**
 * A SKU with what people need to know of it.
 *
 * @param category    path from the root, e.g. {@code men/tops/base-layers}
 * @param colour      a standard English word
 * @param size        as printed on the label
 * @param weightGrams with packaging; 0 when unknown
 * @param imageUrl    may be empty
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
        String imageUrl) {}
