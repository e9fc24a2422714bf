package org.keskio.pricing.inbound.grpc;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import java.time.Instant;
import org.keskio.pricing.application.PriceBooks;
import org.keskio.pricing.domain.BookView;
import org.keskio.pricing.domain.Market;
import org.keskio.pricing.domain.Quote;
import org.keskio.pricing.domain.QuoteLine;
import org.keskio.pricing.domain.Tier;
import org.keskio.pricing.v1.Price;
import org.keskio.pricing.v1.PriceTier;
import org.keskio.pricing.v1.PublishedPrice;

/** Domain objects as messages of the contract. */
final class Messages {

    private static final long[] UNITS = {1, 10, 100, 1_000, 10_000};

    private Messages() {}

    static Price price(String sku, BookView.Reader found, Market market) {
        Price.Builder price = Price.newBuilder()
                .setSku(sku)
                .setAmount(money(found.amount(), market.currency().getCurrencyCode(), market.decimals()))
                .setTier(tier(found.tier()))
                .setValidFromTime(timestamp(found.validFromMicros()))
                .setRevision(found.revision());
        if (found.hasNextChange()) {
            price.setNextChangeTime(timestamp(found.nextChangeMicros()));
        }
        return price.build();
    }

    static PublishedPrice published(String sku, PriceBooks.HistoryEntry entry, Market market) {
        Price.Builder price = Price.newBuilder()
                .setSku(sku)
                .setAmount(money(entry.amount(), market.currency().getCurrencyCode(), market.decimals()))
                .setTier(tier(entry.tier()))
                .setValidFromTime(timestamp(entry.publication().validFrom()))
                .setRevision(entry.publication().revision());
        entry.nextChange().ifPresent(next -> price.setNextChangeTime(timestamp(next)));
        return PublishedPrice.newBuilder()
                .setPrice(price)
                .setPublishedBy(entry.publication().publishedBy())
                .setPublishTime(timestamp(entry.publishTime()))
                .setReason(entry.publication().reason())
                .build();
    }

    static org.keskio.pricing.v1.Quote quote(Quote quote, String jws) {
        String currency = quote.currency().getCurrencyCode();
        int decimals = quote.currency().getDefaultFractionDigits();
        org.keskio.pricing.v1.Quote.Builder message = org.keskio.pricing.v1.Quote.newBuilder()
                .setQuoteId(quote.id().toString())
                .setMarket(quote.market())
                .setTotal(money(quote.total(), currency, decimals))
                .setVat(money(quote.vat(), currency, decimals))
                .setAsOfTime(timestamp(quote.asOf()))
                .setExpireTime(timestamp(quote.expires()))
                .setJws(jws)
                .setMembershipVersion(quote.membershipVersion());
        for (QuoteLine line : quote.lines()) {
            message.addLinesBuilder()
                    .setSku(line.sku().value())
                    .setQuantity(line.quantity())
                    .setUnitPrice(money(line.unitPrice(), currency, decimals))
                    .setLineTotal(money(line.total(), currency, decimals))
                    .setTier(tier(line.tier()))
                    .setRevision(line.revision());
        }
        return message.build();
    }

    static org.keskio.pricing.v1.Market market(Market market) {
        return org.keskio.pricing.v1.Market.newBuilder()
                .setMarket(market.code())
                .setCurrencyCode(market.currency().getCurrencyCode())
                .setVatBasisPoints(market.vat().basisPoints())
                .build();
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    static Timestamp timestamp(long micros) {
        return Timestamp.newBuilder()
                .setSeconds(Math.floorDiv(micros, 1_000_000L))
                .setNanos((int) Math.floorMod(micros, 1_000_000L) * 1_000)
                .build();
    }

    static Tier tier(PriceTier tier) {
        return tier == PriceTier.PRICE_TIER_CLUB ? Tier.CLUB : Tier.PUBLIC;
    }

    /** Nanos that one minor unit has, e.g. 10,000,000 for a cent. */
    static int nanosPerMinor(int decimals) {
        return (int) (1_000_000_000L / UNITS[decimals]);
    }

    /** Minor units in one unit, e.g. 100. */
    static long minorPerUnit(int decimals) {
        return UNITS[decimals];
    }

    private static Money money(long minor, String currency, int decimals) {
        return Money.newBuilder()
                .setCurrencyCode(currency)
                .setUnits(minor / UNITS[decimals])
                .setNanos((int) (minor % UNITS[decimals]) * nanosPerMinor(decimals))
                .build();
    }

    private static PriceTier tier(Tier tier) {
        return tier == Tier.CLUB ? PriceTier.PRICE_TIER_CLUB : PriceTier.PRICE_TIER_PUBLIC;
    }
}
