package org.keskio.world;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;

/**
 * A country that Tunturi sells in.
 *
 * @param vatPercent standard VAT rate, in per cent
 * @param priceFactor a price without VAT in this market's currency, per EUR without VAT in Finland: the chain's planning rate times the market's price level
 * @param pricePoints the prices that shoppers are used to, by rising limit
 */
record Market(
        String code,
        String currency,
        BigDecimal vatPercent,
        BigDecimal priceFactor,
        ZoneId zone,
        List<PricePoint> pricePoints) {

    /** Below {@code upTo} prices are whole steps less a little: step 10 less 0.05 gives 89.95, 99.95. */
    record PricePoint(BigDecimal upTo, BigDecimal step, BigDecimal minus) {
        BigDecimal nearest(BigDecimal amount) {
            BigDecimal steps = amount.divide(step, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE);
            return steps.multiply(step).subtract(minus).setScale(2, RoundingMode.UNNECESSARY);
        }
    }

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static List<Market> all() {
        Table points = Table.resource("price_points.csv");
        return Table.resource("markets.csv").stream()
                .map(row -> new Market(
                        row.text("market"),
                        row.text("currency"),
                        row.decimal("vat_percent"),
                        row.decimal("price_factor"),
                        ZoneId.of(row.text("time_zone")),
                        points.stream()
                                .filter(point -> point.text("market").equals(row.text("market")))
                                .map(point -> new PricePoint(
                                        point.decimal("up_to"), point.decimal("step"), point.decimal("minus")))
                                .toList()))
                .toList();
    }

    /** The price here, tax included, of something with this price without tax in Finland. */
    BigDecimal price(BigDecimal netInEuro) {
        BigDecimal gross = netInEuro
                .multiply(priceFactor)
                .multiply(HUNDRED.add(vatPercent))
                .divide(HUNDRED, 4, RoundingMode.HALF_UP);
        for (PricePoint point : pricePoints) {
            if (gross.compareTo(point.upTo()) < 0) {
                return point.nearest(gross);
            }
        }
        throw new IllegalStateException("no price point in " + code + " for " + gross);
    }
}
