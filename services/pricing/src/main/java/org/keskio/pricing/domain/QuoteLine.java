package org.keskio.pricing.domain;

/**
 * A priced line of a quote.
 *
 * @param unitPrice minor units of one piece, tax included
 * @param tier      the tier that the price was taken from
 * @param revision  of the publication behind the price
 */
public record QuoteLine(Sku sku, int quantity, long unitPrice, Tier tier, long revision) {

    /** Unit price times quantity: exact, so that sums agree wherever they are made. */
    public long total() {
        return Math.multiplyExact(unitPrice, (long) quantity);
    }
}
