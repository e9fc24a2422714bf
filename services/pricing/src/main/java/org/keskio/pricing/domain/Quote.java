package org.keskio.pricing.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * A basket with its price, honoured in every channel until it ends.
 *
 * @param vat               contained in the total, minor units
 * @param asOf              the instant whose prices were taken
 * @param expires           until when it is honoured, whole seconds
 * @param membershipVersion of the fact that made it a member's quote, 0 when it is none
 */
public record Quote(
        UUID id,
        String market,
        Currency currency,
        List<QuoteLine> lines,
        long vat,
        Instant asOf,
        Instant expires,
        long membershipVersion) {

    public Quote {
        lines = List.copyOf(lines);
    }

    /** Sum of the lines in minor units, tax included. */
    public long total() {
        long sum = 0;
        for (QuoteLine line : lines) {
            sum = Math.addExact(sum, line.total());
        }
        return sum;
    }

    /** Whether it is honoured no more. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }

    /** Prices a basket at one instant, or says which SKUs have no price. */
    public static Pricing price(
            UUID id,
            Market market,
            List<BasketLine> basket,
            Membership membership,
            BookView book,
            Instant asOf,
            Duration honoured) {
        BookView.Reader prices = book.at(market.code(), Micros.of(asOf));
        List<QuoteLine> lines = new ArrayList<>(basket.size());
        List<Sku> missing = new ArrayList<>();
        for (BasketLine line : basket) {
            if (prices.find(line.sku().value(), membership.tier())) {
                lines.add(
                        new QuoteLine(line.sku(), line.quantity(), prices.amount(), prices.tier(), prices.revision()));
            } else {
                missing.add(line.sku());
            }
        }
        if (!missing.isEmpty()) {
            return new NotPriced(missing.stream().distinct().toList());
        }
        // Whole seconds: the "exp" of the signed form has no finer ones.
        Instant expires = asOf.plus(honoured).truncatedTo(ChronoUnit.SECONDS);
        Quote untaxed =
                new Quote(id, market.code(), market.currency(), lines, 0, asOf, expires, membership.versionUsed());
        return new Priced(untaxed.withVat(market.vat().containedIn(untaxed.total())));
    }

    private Quote withVat(long contained) {
        return new Quote(id, market, currency, lines, contained, asOf, expires, membershipVersion);
    }

    /** What became of a basket. */
    public sealed interface Pricing {}

    /** It has a price. */
    public record Priced(Quote quote) implements Pricing {}

    /** The market does not price these SKUs. */
    public record NotPriced(List<Sku> skus) implements Pricing {}
}
