package org.keskio.pricing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final Market FINLAND = new Market("FI", Currency.getInstance("EUR"), new Vat(2_550));
    private static final UUID ID = new UUID(0, 1);

    @Test
    void sumsLinesAndFindsTheTax() {
        Quote quote = priced(List.of(line("A", 2), line("B", 1)), Membership.NONE, 12_990, 1_000);

        assertThat(quote.total()).isEqualTo(26_980);
        assertThat(quote.vat()).isEqualTo(5_482); // 26980 * 2550 / 12550 = 5481.99
        assertThat(quote.membershipVersion()).isZero();
    }

    @Test
    void membersPayTheClubPriceAndTheQuoteSaysWhy() {
        PriceBook book = new PriceBook();
        book.apply(publication(1), List.of(new PriceEntry(new Sku("A"), Tier.PUBLIC, 100)));
        book.apply(publication(2), List.of(new PriceEntry(new Sku("A"), Tier.CLUB, 90)));
        book.close(NOON);

        Quote quote = quote(book, List.of(line("A", 1)), new Membership(true, 7));

        assertThat(quote.total()).isEqualTo(90);
        assertThat(quote.membershipVersion()).isEqualTo(7);
        assertThat(quote.lines().getFirst().tier()).isEqualTo(Tier.CLUB);
    }

    @Test
    void namesEachSkuWithoutAPriceOnce() {
        PriceBook book = new PriceBook();
        book.close(NOON);

        Quote.Pricing pricing = Quote.price(
                ID,
                FINLAND,
                List.of(line("X", 1), line("X", 2)),
                Membership.NONE,
                book.view(),
                NOON,
                Duration.ofMinutes(1));

        assertThat(pricing).isEqualTo(new Quote.NotPriced(List.of(new Sku("X"))));
    }

    @Test
    void endsOnAWholeSecond() {
        Quote quote = priced(List.of(line("A", 1)), Membership.NONE, 100, 100);

        assertThat(quote.expires()).isEqualTo("2026-11-23T12:30:00Z");
        assertThat(quote.isExpired(Instant.parse("2026-11-23T12:29:59.999Z"))).isFalse();
        assertThat(quote.isExpired(Instant.parse("2026-11-23T12:30:00Z"))).isTrue();
    }

    @Property
    void sumsAreExact(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 1, max = 999) Integer> quantities,
            @ForAll @LongRange(min = 1, max = Amounts.MAX) long amount) {
        List<BasketLine> basket = new ArrayList<>();
        BigInteger exact = BigInteger.ZERO;
        for (int quantity : quantities) {
            basket.add(line("A", quantity));
            exact = exact.add(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(quantity)));
        }

        Quote quote = priced(basket, Membership.NONE, amount, 1);

        assertThat(BigInteger.valueOf(quote.total())).isEqualTo(exact);
        assertThat(quote.vat()).isBetween(0L, quote.total());
    }

    @Test
    void aQuoteIsUsedOnce() {
        KeptQuote fresh = new KeptQuote(ID, NOON, Optional.empty());
        Redemption first = new Redemption("sale-1", NOON.minusSeconds(9));
        KeptQuote used = new KeptQuote(ID, NOON, Optional.of(first));

        assertThat(fresh.redeem("sale-1", NOON.minusSeconds(9), false)).isEqualTo(new KeptQuote.First(first));
        assertThat(used.redeem("sale-1", NOON, false)).isEqualTo(new KeptQuote.Again(first));
        assertThat(used.redeem("sale-2", NOON, false)).isEqualTo(new KeptQuote.Second(first));
        assertThat(fresh.redeem("sale-1", NOON, false)).isEqualTo(new KeptQuote.Late(NOON));
        assertThat(fresh.redeem("sale-1", NOON, true)).isInstanceOf(KeptQuote.First.class);
    }

    private static Quote priced(List<BasketLine> basket, Membership membership, long a, long b) {
        PriceBook book = new PriceBook();
        book.apply(
                publication(1),
                List.of(new PriceEntry(new Sku("A"), Tier.PUBLIC, a), new PriceEntry(new Sku("B"), Tier.PUBLIC, b)));
        book.close(NOON);
        return quote(book, basket, membership);
    }

    private static Quote quote(PriceBook book, List<BasketLine> basket, Membership membership) {
        Quote.Pricing pricing = Quote.price(ID, FINLAND, basket, membership, book.view(), NOON, Duration.ofMinutes(30));
        return ((Quote.Priced) pricing).quote();
    }

    private static Publication publication(long revision) {
        return new Publication(revision, "FI", NOON.minusSeconds(60), "pia", "test");
    }

    private static BasketLine line(String sku, int quantity) {
        return new BasketLine(new Sku(sku), quantity);
    }
}
