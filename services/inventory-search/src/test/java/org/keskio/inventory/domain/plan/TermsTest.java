package org.keskio.inventory.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keskio.inventory.domain.plan.Places.HELSINKI;
import static org.keskio.inventory.domain.plan.Places.PARTNER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a partner's terms do to a plan. */
class TermsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T10:00:00Z");

    private static final Planner PLANNER = new Planner(
            PlanPolicy.DEFAULT,
            () -> SourcingPolicy.DEFAULT,
            CarrierTable.parse(List.of("lane,*,=,99999,1,5,0", "lane,*,*,99999,5,20,0")),
            new Holidays());

    @Test
    void aLeadTimeIsInWorkingDays() {
        assertThat(arrives(Terms.reported(OptionalInt.of(1), Optional.empty()))).isEqualTo("2026-11-25");
        assertThat(arrives(Terms.reported(OptionalInt.of(4), Optional.empty()))).isEqualTo("2026-11-30");
        assertThat(arrives(Terms.reported(OptionalInt.of(5), Optional.empty())))
                .as("a weekend stands still")
                .isEqualTo("2026-12-01");
    }

    @Test
    void noLeadTimeIsTheUsualHandling() {
        assertThat(arrives(Terms.reported(OptionalInt.of(0), Optional.empty()))).isEqualTo(arrives(Terms.USUAL));
    }

    @Test
    void anOfferIsReadyWhenThePartnerSaysSo() {
        Terms wednesdayMorning = Terms.offered("x", MONDAY_NOON.plus(Duration.ofHours(45)), 4, 0.9);
        Terms wednesdayEvening = Terms.offered("x", MONDAY_NOON.plus(Duration.ofHours(54)), 4, 0.9);

        assertThat(arrives(wednesdayMorning)).isEqualTo("2026-11-26");
        assertThat(arrives(wednesdayEvening)).as("the carrier has left").isEqualTo("2026-11-27");
    }

    @Test
    void anOfferHasItsOwnCostAndChance() {
        Option option = option(Terms.offered("x", MONDAY_NOON, 4.50, 0.42));

        assertThat(option.costEur()).isEqualTo(9.50);
        assertThat(option.chance()).isEqualTo(0.42);
        assertThat(option.offerId()).contains("x");
        assertThat(option(Terms.USUAL).costEur()).isEqualTo(11.00);
    }

    private static String arrives(Terms terms) {
        return LocalDate.ofInstant(option(terms).end(), ZONE).toString();
    }

    private static Option option(Terms terms) {
        Ask ask = new Ask(1, 400, HELSINKI, new Home("FI", HELSINKI.position(), ZONE), Currency.getInstance("EUR"));
        Source partner = new Source(Spot.of(PARTNER), 5, Optional.of(MONDAY_NOON), 0, 0, terms);
        return PLANNER.options(ask, List.of(partner), MONDAY_NOON).getFirst();
    }
}
