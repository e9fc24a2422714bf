package org.keskio.inventory.domain.catalogue;

import java.util.List;

/**
 * A style with each SKU that exists.
 *
 * @param colours rows
 * @param sizes   columns, in their natural order
 * @param cells   by colour, then size; sold-out ones too; at least one
 */
public record StyleMatrix(List<String> colours, List<String> sizes, List<Cell> cells) {

    /** What all cells have in common is read from the first. */
    public Product first() {
        return cells.getFirst().product();
    }

    /** One colour and size and where it can be had. */
    public record Cell(Product product, Reach reach) {}
}
