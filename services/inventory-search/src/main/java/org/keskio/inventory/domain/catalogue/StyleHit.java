package org.keskio.inventory.domain.catalogue;

import java.util.List;

/**
 * A style that matches.
 *
 * @param product           the SKU that stands for it: the first that matches
 * @param colours           it comes in
 * @param sizes             it comes in, in their natural order
 * @param availableHere     pieces in the asking store, of the SKUs that pass the filter
 * @param availableAnywhere pieces anywhere, of the SKUs that pass the filter
 */
public record StyleHit(
        Product product, List<String> colours, List<String> sizes, int availableHere, int availableAnywhere) {}
