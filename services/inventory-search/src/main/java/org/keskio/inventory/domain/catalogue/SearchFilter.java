package org.keskio.inventory.domain.catalogue;

import java.util.List;

/**
 * What a search is narrowed to: within one field any of the values, across fields all; empty lists narrow nothing.
 * Colour and size must meet in one SKU.
 *
 * @param categories paths; a path includes what is below it
 */
public record SearchFilter(List<String> brands, List<String> categories, List<String> colours, List<String> sizes) {

    /** Everything. */
    public static final SearchFilter NONE = new SearchFilter(List.of(), List.of(), List.of(), List.of());

    public SearchFilter {
        brands = List.copyOf(brands);
        categories = List.copyOf(categories);
        colours = List.copyOf(colours);
        sizes = List.copyOf(sizes);
    }
}
