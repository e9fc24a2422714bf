package org.keskio.pricing.domain;

/**
 * One price of a publication.
 *
 * @param amount tax-inclusive, minor units of the market's currency
 */
public record PriceEntry(Sku sku, Tier tier, long amount) {

    public PriceEntry {
        Amounts.problemOf(amount).ifPresent(problem -> {
            throw new IllegalArgumentException("The amount " + problem);
        });
    }
}
