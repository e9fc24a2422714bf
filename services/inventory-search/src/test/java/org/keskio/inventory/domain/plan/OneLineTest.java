package org.keskio.inventory.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

/** The quick planner against the scan that weighs everything. */
class OneLineTest {

    private static final Sku SKU = new Sku("SHIRT");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final CarrierTable CARRIER = CarrierTable.parse(List.of(
            "lane,FI,FI,400,1,4.90,0.35",
            "lane,FI,FI,99999,2,5.90,0.45",
            // Farther may be cheaper and quicker.
            "lane,SE,FI,300,3,12.40,0.90",
            "lane,SE,FI,99999,2,9.40,0.70",
            "lane,*,=,99999,3,6,1"));

    private static final Planner PLANNER =
            new Planner(PlanPolicy.DEFAULT, () -> SourcingPolicy.DEFAULT, CARRIER, new Holidays());

    @Property(tries = 400)
    void thePlansAreExactlyThoseOfWeighingEverything(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 3) int quantity) {
        Random random = new Random(seed);
        Instant now = NOW.plus(Duration.ofSeconds(random.nextInt(20 * 24 * 3600)));
        List<Source> sources = sources(random, count, now);
        Wish wish = wish(random, quantity);
        Planner planner = PLANNER.under(policy(random));

        List<Plan> expected = planner.scan(wish, sources, now);

        // What nobody can bring whole is divided, which is another search.
        Assume.that(quantity == 1 || !expected.isEmpty());
        assertThat(planner.plans(wish, Map.of(SKU, sources), now).plans()).isEqualTo(expected);
    }

    @Property(tries = 300)
    void noChanceIsBetterThanItsBound(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int quantity) {
        for (Source source : sources(new Random(seed), 20, NOW)) {
            double most = source.finding().model().most(source.location().kind());
            assertThat(source.finding().chance(source.location(), quantity, NOW))
                    .isBetween(0.0, most);
        }
    }

    @Test
    void aZoneThatTheCarrierTableMissesGivesNoPlanAndIsNamed() {
        CarrierTable finland = CarrierTable.parse(List.of("lane,FI,FI,99999,1,4.90,0.35"));
        Planner planner = new Planner(PlanPolicy.DEFAULT, () -> SourcingPolicy.DEFAULT, finland, new Holidays());
        Wish toLatvia = new Wish(
                List.of(new Wish.Line(SKU, 1, 400)),
                Places.HELSINKI,
                new Home("LV", Places.HELSINKI.position(), Places.HELSINKI.timeZone()),
                Currency.getInstance("EUR"));

        List<Plan> plans = planner.plans(toLatvia, Map.of(SKU, List.of(Places.source(Places.TAMPERE, 3, NOW))), NOW)
                .plans();

        assertThat(plans).extracting(plan -> plan.option().way()).containsExactly(Way.SHIP_TO_STORE);
        assertThat(planner.missingZones()).containsExactly("FI-LV");
    }

    static List<Source> sources(Random random, int count, Instant now) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sources.add(new Source(
                    Spot.of(place(random, i)),
                    random.nextInt(6),
                    random.nextBoolean()
                            ? Optional.of(now.minus(Duration.ofHours(random.nextInt(4000))))
                            : Optional.empty(),
                    random.nextInt(10) == 0 ? random.nextInt(200) : 0,
                    random.nextInt(8) == 0 ? random.nextInt(4) : 0,
                    random.nextInt(20) == 0
                            ? Terms.offered(
                                    "offer-" + i,
                                    now.plus(Duration.ofHours(random.nextInt(72))),
                                    random.nextInt(1200) / 100.0,
                                    0.9)
                            : random.nextInt(20) == 0
                                    ? Terms.reported(OptionalInt.of(random.nextInt(4)), Optional.empty())
                                    : Terms.USUAL));
        }
        return sources;
    }

    private static Location place(Random random, int i) {
        String country = random.nextInt(5) == 0 ? (random.nextInt(3) == 0 ? "LT" : "SE") : "FI";
        LocationKind kind = random.nextInt(8) == 0
                ? LocationKind.WAREHOUSE
                : random.nextInt(12) == 0 ? LocationKind.PARTNER : LocationKind.STORE;
        String[] hours = {
            "Mo-Fr 10:00-20:00; Sa 10:00-18:00", "Mo-Su 00:00-24:00", "Mo-Fr 09:00-17:00", "", "We 12:00-14:00"
        };
        boolean here = i == 7 && random.nextBoolean();
        Location at = here
                ? Places.HELSINKI
                : Places.place(
                        "L-" + i,
                        kind,
                        hours[random.nextInt(hours.length)],
                        // Some are at the same place, so that ties happen.
                        60 + random.nextInt(40) / 10.0,
                        22 + random.nextInt(40) / 10.0,
                        random.nextInt(3) * 60,
                        random.nextInt(15) == 0 ? 0 : 1 + random.nextInt(50));
        return here ? at : withCountry(at, country);
    }

    private static Location withCountry(Location at, String country) {
        return new Location(
                at.code(),
                at.kind(),
                at.name(),
                at.street(),
                at.postcode(),
                at.town(),
                country,
                at.position(),
                at.timeZone(),
                at.gln(),
                at.hours(),
                at.handlingMinutes(),
                at.dailyCapacity());
    }

    static SourcingPolicy policy(Random random) {
        return new SourcingPolicy(
                new SourcingPolicy.Weights(
                        random.nextInt(4) / 10.0,
                        random.nextInt(3) / 10.0,
                        random.nextInt(30),
                        random.nextInt(4) / 10.0,
                        random.nextInt(5)),
                random.nextInt(3) == 0 ? Set.of(new LocationCode("L-1"), new LocationCode("L-2")) : Set.of(),
                random.nextInt(5) == 0 ? Set.of(LocationKind.PARTNER) : Set.of(),
                random.nextInt(5) == 0 ? Set.of(Way.values()[random.nextInt(4)]) : Set.of(),
                random.nextInt(3) == 0 ? Map.of(LocationKind.STORE, random.nextInt(7) - 3.0) : Map.of(),
                random.nextInt(3) == 0 ? Map.of(new LocationCode("L-3"), random.nextInt(9) - 6.0) : Map.of(),
                random.nextInt(3),
                random.nextInt(150),
                1 + random.nextInt(15));
    }

    static Wish wish(Random random, int quantity) {
        Home home = random.nextBoolean()
                ? new Home("FI", Places.HELSINKI.position(), Places.HELSINKI.timeZone())
                : new Home("FI", Places.TAMPERE.position(), Places.TAMPERE.timeZone());
        return new Wish(
                List.of(new Wish.Line(SKU, quantity, random.nextInt(3) * 350)),
                Places.HELSINKI,
                home,
                Currency.getInstance("EUR"));
    }
}
