package org.keskio.inventory.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keskio.inventory.domain.plan.Places.ESPOO;
import static org.keskio.inventory.domain.plan.Places.HELSINKI;
import static org.keskio.inventory.domain.plan.Places.PARTNER;
import static org.keskio.inventory.domain.plan.Places.TAMPERE;
import static org.keskio.inventory.domain.plan.Places.WAREHOUSE;
import static org.keskio.inventory.domain.plan.Places.source;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationKind;

class PlannerTest {

    private static final Sku SKU = new Sku("SHIRT");
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final Instant MONDAY_NOON = local("2026-11-23T12:00");

    private static final Planner PLANNER = new Planner(
            PlanPolicy.DEFAULT,
            () -> SourcingPolicy.DEFAULT,
            CarrierTable.parse(List.of(
                    "lane,FI,FI,400,1,4.90,0.35",
                    "lane,FI,FI,99999,2,5.90,0.45",
                    "lane,*,=,99999,3,6,1",
                    "lane,*,*,99999,5,20,1",
                    "rate,SEK,11.20")),
            new Holidays());

    @Test
    void whatTheStoreHasIsCarriedFromTheBack() {
        Option option = only(plan(MONDAY_NOON, source(HELSINKI, 2, MONDAY_NOON)));

        assertThat(option.way()).isEqualTo(Way.CARRY);
        assertThat(option.end()).isEqualTo(MONDAY_NOON.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aStoreNearbyOffersThreeWays() {
        assertThat(ways(plan(MONDAY_NOON, source(ESPOO, 2, MONDAY_NOON))))
                .containsExactlyInAnyOrder(Way.PICK_UP_THERE, Way.SHIP_TO_STORE, Way.SHIP_HOME);
    }

    @Test
    void nobodyIsSentAHundredKilometres() {
        assertThat(ways(plan(MONDAY_NOON, source(TAMPERE, 2, MONDAY_NOON))))
                .containsExactlyInAnyOrder(Way.SHIP_TO_STORE, Way.SHIP_HOME);
    }

    @Test
    void partnersShipHomeOnly() {
        assertThat(ways(plan(MONDAY_NOON, source(PARTNER, 2, MONDAY_NOON)))).containsExactly(Way.SHIP_HOME);
    }

    @Test
    void whatIsReadyBeforeTheCutOffArrivesTomorrow() {
        Option home = way(plan(MONDAY_NOON, source(WAREHOUSE, 2, MONDAY_NOON)), Way.SHIP_HOME);

        assertThat(home.packBy()).isEqualTo(local("2026-11-23T13:00"));
        assertThat(home.shipBy()).isEqualTo(local("2026-11-23T16:00"));
        assertThat(home.start()).isEqualTo(local("2026-11-24T09:00"));
        assertThat(home.end()).isEqualTo(local("2026-11-24T18:00"));
    }

    @Test
    void whatMissesTheCutOffLeavesTheDayAfter() {
        Instant late = local("2026-11-23T15:30");

        assertThat(way(plan(late, source(WAREHOUSE, 2, late)), Way.SHIP_HOME).end())
                .isEqualTo(local("2026-11-25T18:00"));
    }

    @Test
    void weekendsAndHolidaysStandStill() {
        // Friday after closing; Sunday 6 December is Independence Day.
        Instant friday = local("2026-12-04T21:00");
        assertThat(way(plan(friday, source(WAREHOUSE, 2, friday)), Way.SHIP_HOME)
                        .end())
                .isEqualTo(local("2026-12-08T18:00"));

        Instant christmasEve = local("2026-12-24T12:00");
        assertThat(way(plan(christmasEve, source(WAREHOUSE, 2, christmasEve)), Way.SHIP_HOME)
                        .end())
                .isEqualTo(local("2026-12-29T18:00"));
    }

    @Test
    void aClosedStoreHandsOverWhenItOpens() {
        Instant night = local("2026-11-23T22:00");

        Option pickUp = way(plan(night, source(ESPOO, 2, night)), Way.PICK_UP_THERE);

        assertThat(pickUp.end()).isEqualTo(local("2026-11-24T11:00"));
    }

    @Test
    void aCounterTellsWhenItCloses() {
        assertThat(PLANNER.counter(ESPOO, MONDAY_NOON))
                .isEqualTo(new Counter(true, Optional.of(local("2026-11-23T20:00"))));
    }

    @Test
    void aCounterThatIsClosedTellsWhenItOpens() {
        // Saturday after closing; Sunday 6 December is Independence Day, too.
        assertThat(PLANNER.counter(ESPOO, local("2026-12-05T18:30")))
                .isEqualTo(new Counter(false, Optional.of(local("2026-12-07T10:00"))));
        assertThat(PLANNER.counter(ESPOO, local("2026-12-25T12:00")))
                .isEqualTo(new Counter(false, Optional.of(local("2026-12-28T10:00"))));
    }

    @Test
    void aCounterThatNeverClosesClosesForAHoliday() {
        Location always = Places.place("ST-24", LocationKind.STORE, "24/7", 60.2, 25, 60, 50);

        assertThat(PLANNER.counter(always, local("2026-12-23T12:00")))
                .isEqualTo(new Counter(true, Optional.of(local("2026-12-24T00:00"))));
    }

    @Test
    void aBusySourcePromisesLater() {
        Source idle = source(WAREHOUSE, 2, MONDAY_NOON);
        Source busy = new Source(WAREHOUSE, 2, Optional.of(MONDAY_NOON), 500, 0);

        assertThat(way(plan(MONDAY_NOON, busy), Way.SHIP_HOME).end())
                .isAfter(way(plan(MONDAY_NOON, idle), Way.SHIP_HOME).end());
    }

    @Test
    void aSourceWithoutCapacityIsNone() {
        Location closed = Places.place("WH-FI-09", LocationKind.WAREHOUSE, "", 60.2, 25.0, 60, 0);

        assertThat(plan(MONDAY_NOON, source(closed, 5, MONDAY_NOON))).isEmpty();
    }

    @Test
    void chanceFallsWithAgeThinStockAndMisses() {
        double fresh = chance(source(ESPOO, 5, MONDAY_NOON));
        double thin = chance(source(ESPOO, 1, MONDAY_NOON));
        double old = chance(new Source(ESPOO, 5, Optional.of(MONDAY_NOON.minus(Duration.ofDays(90))), 0, 0));
        double missed = chance(new Source(ESPOO, 5, Optional.of(MONDAY_NOON), 0, 2));

        assertThat(fresh).isGreaterThan(thin).isGreaterThan(old).isGreaterThan(missed);
    }

    @Test
    void costsAreInTheMarketsCurrency() {
        Ask swedish = new Ask(1, 400, HELSINKI, home(), Currency.getInstance("SEK"));
        Option eur = way(plan(MONDAY_NOON, source(WAREHOUSE, 2, MONDAY_NOON)), Way.SHIP_HOME);
        Option sek = PLANNER.options(swedish, List.of(source(WAREHOUSE, 2, MONDAY_NOON)), MONDAY_NOON).stream()
                .filter(option -> option.way() == Way.SHIP_HOME)
                .findFirst()
                .orElseThrow();

        assertThat(eur.cost().minor()).isEqualTo(654);
        assertThat(sek.cost().minor()).isEqualTo(Math.round(6.54 * 11.20 * 100));
    }

    @Test
    void reasonsAreSaidInThreeLanguages() {
        List<Plan> plans = plan(
                MONDAY_NOON,
                source(WAREHOUSE, 5, MONDAY_NOON),
                source(ESPOO, 1, MONDAY_NOON),
                source(TAMPERE, 3, MONDAY_NOON));

        for (Language language : Language.values()) {
            Reasons reasons = new Reasons(language, plans);
            assertThat(plans)
                    .allSatisfy(
                            plan -> assertThat(reasons.of(plan)).endsWith(".").hasSizeGreaterThan(8));
        }
        assertThat(new Reasons(Language.FI, plans).of(plans.getFirst())).startsWith("Paras kokonaisuus");
        assertThat(new Reasons(Language.SV, plans).of(plans.getFirst())).startsWith("Bäst sammantaget");
    }

    @Property(tries = 200)
    void pruningKeepsTheBestOfEachLabel(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 400) Integer> spots,
            @ForAll @IntRange(min = 0, max = 10_000) int minutes) {
        Instant now = MONDAY_NOON.plus(Duration.ofMinutes(minutes));
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < spots.size(); i++) {
            double lat = 60 + spots.get(i) / 50.0;
            Location place = i % 5 == 0
                    ? Places.place("WH-" + i, LocationKind.WAREHOUSE, "", lat, 25, 60, 50)
                    : Places.store("ST-" + i, lat, 25);
            sources.add(source(place, 1 + spots.get(i) % 7, now));
        }
        List<Option> all = PLANNER.options(ask(), sources, now);
        List<Plan> plans = PLANNER.plans(wish(), Map.of(SKU, sources), now).plans();

        assertThat(plans).hasSizeBetween(1, SourcingPolicy.DEFAULT.maxPlans());
        assertThat(labelled(plans, Label.FASTEST).end())
                .isEqualTo(all.stream()
                        .map(Option::end)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
        assertThat(labelled(plans, Label.CHEAPEST).costEur())
                .isEqualTo(all.stream().mapToDouble(Option::costEur).min().orElseThrow());
        assertThat(labelled(plans, Label.GREENEST).co2Kg())
                .isEqualTo(all.stream().mapToDouble(Option::co2Kg).min().orElseThrow());
        assertThat(plans.getFirst().labels()).contains(Label.RECOMMENDED);
        assertThat(plans).allSatisfy(plan -> {
            assertThat(plan.option().end()).isAfterOrEqualTo(now);
            assertThat(plan.option().start()).isBeforeOrEqualTo(plan.option().end());
        });
    }

    @Property(tries = 200)
    void whatWasPromisedForTheLastTapHoldsForAnEarlierOne(
            @ForAll @IntRange(min = 0, max = 20_000) int minutes, @ForAll @IntRange(min = 0, max = 15) int earlier) {
        Instant lastTap = MONDAY_NOON.plus(Duration.ofMinutes(minutes));
        List<Source> sources = List.of(
                source(ESPOO, 2, MONDAY_NOON), source(WAREHOUSE, 2, MONDAY_NOON), source(HELSINKI, 2, MONDAY_NOON));
        List<Option> promised = PLANNER.options(ask(), sources, lastTap);
        List<Option> now = PLANNER.options(ask(), sources, lastTap.minus(Duration.ofMinutes(earlier)));

        for (Option option : promised) {
            assertThat(now).anySatisfy(other -> {
                assertThat(other.id()).isEqualTo(option.id());
                assertThat(other.end()).isBeforeOrEqualTo(option.end());
            });
        }
    }

    private static Option labelled(List<Plan> plans, Label label) {
        return plans.stream()
                .filter(plan -> plan.labels().contains(label))
                .findFirst()
                .orElseThrow()
                .option();
    }

    private static double chance(Source source) {
        return PLANNER.options(ask(), List.of(source), MONDAY_NOON).getFirst().chance();
    }

    private static List<Plan> plan(Instant now, Source... sources) {
        return PLANNER.plans(wish(), Map.of(SKU, List.of(sources)), now).plans();
    }

    private static Option only(List<Plan> plans) {
        assertThat(plans).hasSize(1);
        return plans.getFirst().option();
    }

    private static Option way(List<Plan> plans, Way way) {
        return plans.stream()
                .map(Plan::option)
                .filter(option -> option.way() == way)
                .findFirst()
                .orElseThrow();
    }

    private static Set<Way> ways(List<Plan> plans) {
        return plans.stream().map(plan -> plan.option().way()).collect(Collectors.toSet());
    }

    private static Wish wish() {
        return new Wish(List.of(new Wish.Line(SKU, 1, 400)), HELSINKI, home(), Currency.getInstance("EUR"));
    }

    private static Ask ask() {
        return new Ask(1, 400, HELSINKI, home(), Currency.getInstance("EUR"));
    }

    private static Home home() {
        return new Home("FI", HELSINKI.position(), ZONE);
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }
}
