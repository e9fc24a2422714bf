package org.keskio.pricing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedRowTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Market FINLAND = new Market("FI", Currency.getInstance("EUR"), new Vat(2_550));

    @Test
    void readsAGoodRow() {
        assertThat(check("TUN-1", "FI", "club", "129.90", "2026-12-01T08:00:00+02:00"))
                .isEqualTo(new FeedRow.Good(
                        "FI",
                        Optional.of(Instant.parse("2026-12-01T06:00:00Z")),
                        new PriceEntry(new Sku("TUN-1"), Tier.CLUB, 12_990)));
        assertThat(check("TUN-1", "FI", "", "129", ""))
                .isEqualTo(new FeedRow.Good(
                        "FI", Optional.empty(), new PriceEntry(new Sku("TUN-1"), Tier.PUBLIC, 12_900)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', FI, public, 1.00, '', sku",
        "'   ', FI, public, 1.00, '', sku",
        "A, XX, public, 1.00, '', market",
        "A, fi, public, 1.00, '', market",
        "A, '', public, 1.00, '', market",
        "A, FI, gold, 1.00, '', tier",
        "A, FI, PUBLIC, 1.00, '', tier",
        "A, FI, public, 0, '', amount",
        "A, FI, public, -5.00, '', amount",
        "A, FI, public, NaN, '', amount",
        "A, FI, public, 1.005, '', amount",
        "A, FI, public, 1111111111222222222233333333334444444444, '', amount",
        "A, FI, public, 1.00, tomorrow, valid_from",
        "A, FI, public, 1.00, 2026-12-01, valid_from",
        "A, FI, public, 1.00, +1000000000-12-31T23:59:59Z, valid_from",
        "A, FI, public, 1.00, 1969-12-31T23:59:59Z, valid_from"
    })
    void namesTheFieldAtFault(String sku, String market, String tier, String amount, String from, String field) {
        assertThat(check(sku, market, tier, amount, from))
                .isInstanceOfSatisfying(
                        FeedRow.Bad.class, bad -> assertThat(bad.field()).isEqualTo(field));
    }

    private static FeedRow.Reading check(String sku, String market, String tier, String amount, String from) {
        return new FeedRow(1, sku, market, tier, amount, from)
                .check(code -> code.equals("FI") ? Optional.of(FINLAND) : Optional.empty(), NOW);
    }
}
