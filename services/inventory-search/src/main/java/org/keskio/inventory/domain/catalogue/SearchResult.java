package org.keskio.inventory.domain.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param hits   best first
 * @param total  styles that match in all
 * @param facets counts of brand, category, colour and size; a field's own filter does not narrow its counts, so that more
 *     of its values can be chosen
 * @param exact  the SKU, when the query was a SKU or GTIN that names one
 */
public record SearchResult(List<StyleHit> hits, int total, List<Facet> facets, Optional<Sku> exact) {

    /** Counts of one field's values, the largest first. */
    public record Facet(String field, List<Value> values) {}

    /** One value and how many styles have it. */
    public record Value(String value, int count) {}
}
