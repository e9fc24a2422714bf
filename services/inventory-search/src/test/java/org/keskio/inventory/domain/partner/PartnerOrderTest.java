package org.keskio.inventory.domain.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;

class PartnerOrderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final LocationCode PARTNER = new LocationCode("PT-SISU");
    private static final Sku SHIRT = new Sku("SHIRT");

    @Test
    void isDueAtOnceAndAskedAgainWithGrowingPauses() {
        PartnerOrder order = placed();
        assertThat(order.dueAt()).contains(NOW);

        PartnerOrder once = order.triedInVain(NOW);
        PartnerOrder twice = once.triedInVain(NOW);

        assertThat(once.dueAt()).contains(NOW.plusSeconds(1));
        assertThat(twice.dueAt()).contains(NOW.plusSeconds(2));
        assertThat(twice.id()).isEqualTo(order.id());
    }

    @Property
    void theLongestPauseIsHalfAMinute(@ForAll @IntRange(max = 200) int tries) {
        PartnerOrder order = placed();
        for (int i = 0; i < tries; i++) {
            order = order.triedInVain(NOW);
        }
        assertThat(order.triedInVain(NOW).dueAt().orElseThrow()).isBeforeOrEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void whatIsGivenUpIsCalledOffAndCountsAgainstThePartner() {
        PartnerOrder order = placed();
        assertThat(order.isOutOfTime(NOW.plus(Duration.ofMinutes(9)))).isFalse();
        assertThat(order.isOutOfTime(NOW.plus(Duration.ofMinutes(10)))).isTrue();

        PartnerOrder given = order.givenUp(NOW);

        assertThat(given.state()).isEqualTo(PartnerOrder.State.CANCEL);
        assertThat(given.outcome()).contains(PartnerOrder.Outcome.BROKEN);
        assertThat(given.ended().outcome()).contains(PartnerOrder.Outcome.BROKEN);
        assertThat(given.isOpen()).isFalse();
    }

    @Test
    void whatWeCallOffSaysNothingAboutThePartner() {
        assertThat(placed().confirmed(NOW).withdrawn(NOW).outcome()).contains(PartnerOrder.Outcome.WITHDRAWN);
    }

    @Test
    void whatFailsAfterItWasConfirmedIsBroken() {
        PartnerOrder order = placed().confirmed(NOW);
        assertThat(order.outcome()).contains(PartnerOrder.Outcome.KEPT);
        assertThat(order.broken().outcome()).contains(PartnerOrder.Outcome.BROKEN);
        assertThat(order.broken().dueAt()).isEmpty();
    }

    @Test
    void aNewcomerIsBelievedAsOneThatKeptNineOfTen() {
        assertThat(Word.NONE.chance()).isEqualTo(0.9);
    }

    @Property
    void eachBrokenWordLowersTheChanceAndEachKeptOneRaisesIt(
            @ForAll @IntRange(max = 100) int kept, @ForAll @IntRange(max = 100) int broken) {
        double chance = new Word(kept, broken).chance();
        assertThat(chance).isBetween(0.0, 1.0);
        assertThat(new Word(kept, broken + 1).chance()).isLessThan(chance);
        assertThat(new Word(kept + 1, broken).chance()).isGreaterThan(chance);
    }

    @Test
    void anOfferIsGoodForWhatWasAskedAndLongEnoughToTap() {
        PartnerOffer offer = offer(2, NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofMinutes(5)));
        assertThat(offer.isGoodFor(SHIRT, 2, NOW)).isTrue();
        assertThat(offer.isGoodFor(SHIRT, 3, NOW)).as("more pieces").isFalse();
        assertThat(offer.isGoodFor(new Sku("OTHER"), 1, NOW)).as("another SKU").isFalse();
        assertThat(offer.isGoodFor(SHIRT, 2, NOW.plus(Duration.ofMinutes(4))))
                .as("about to end")
                .isFalse();
        assertThat(offer(2, NOW.plus(Duration.ofDays(90)), NOW.plus(Duration.ofMinutes(5)))
                        .isGoodFor(SHIRT, 2, NOW))
                .as("ready in a quarter of a year")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders.example",
                "ftp://a:1",
                "https://a",
                "https://a:0",
                "https://a:1/path",
                "https://u:p@a:1",
                "https://a:1?q",
                "https:// a:1"
            })
    void anEndpointIsASchemeAHostAndAPort(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse(text));
    }

    @Test
    void anEndpointReadsAsItIsWritten() {
        assertThat(Endpoint.parse("https://orders.vindel.example:443"))
                .isEqualTo(new Endpoint(true, "orders.vindel.example", 443))
                .hasToString("https://orders.vindel.example:443");
        assertThat(Endpoint.parse("http://localhost:8106").tls()).isFalse();
    }

    private static PartnerOrder placed() {
        return PartnerOrder.place(
                new UUID(0, 1), new UUID(0, 2), PARTNER, SHIRT, 1, "offer", 1, NOW, Duration.ofMinutes(10));
    }

    private static PartnerOffer offer(int pieces, Instant ready, Instant ends) {
        return new PartnerOffer(PARTNER, SHIRT, "offer", pieces, ready, 400, ends);
    }
}
