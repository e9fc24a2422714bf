package org.keskio.pricing.domain;

/**
 * A rate of value added tax.
 *
 * @param basisPoints hundredths of a percent: 2550 is 25.5 %
 */
public record Vat(int basisPoints) {

    private static final int WHOLE = 10_000;

    public Vat {
        if (basisPoints < 0 || basisPoints > 4_000) {
            throw new IllegalArgumentException(
                    "A VAT rate lies between 0 and 40 %, got " + basisPoints + " basis points");
        }
    }

    /** The tax contained in a tax-inclusive amount, both in minor units, rounded half up. */
    public long containedIn(long gross) {
        long divisor = WHOLE + basisPoints;
        long share = Math.multiplyExact(gross, (long) basisPoints);
        long whole = share / divisor;
        return share % divisor * 2 >= divisor ? whole + 1 : whole;
    }
}
