package org.keskio.inventory.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;

/** The best basket against every basket that there is. */
class BasketsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final CarrierTable CARRIER = CarrierTable.parse(List.of(
            "lane,FI,FI,200,1,4.90,0.35",
            "lane,FI,FI,99999,2,5.90,0.85",
            "lane,*,=,99999,3,6,1",
            "lane,*,*,99999,4,9,1.5"));

    private static final Planner PLANNER =
            new Planner(PlanPolicy.DEFAULT, () -> SourcingPolicy.DEFAULT, CARRIER, new Holidays());

    @Property(tries = 600)
    void thePlansAreAsGoodAsTheBestOfAllThereAre(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 4) int lines,
            @ForAll @IntRange(min = 1, max = 6) int places) {
        Random random = new Random(seed);
        Instant now = NOW.plus(Duration.ofMinutes(random.nextInt(20 * 24 * 60)));
        SourcingPolicy policy = OneLineTest.policy(random);
        Wish wish = wish(random, lines);
        Map<Sku, List<Source>> sources = sources(random, wish, places, now);
        Planner planner = PLANNER.under(policy);

        Ways ways = planner.plans(wish, sources, now);

        EveryBasket every = new EveryBasket(planner, policy, wish, sources, now);
        if (every.plans().isEmpty()) {
            assertThat(ways.missing()).isNotEmpty();
            return;
        }
        assertThat(ways.missing()).isEmpty();
        assertThat(ways.gap()).isZero();
        assertThat(ways.plans().getFirst().score()).isCloseTo(every.least(EveryBasket.Whole::score), within(1e-6));
        assertThat(labelled(ways, Label.CHEAPEST).costEur())
                .isCloseTo(every.least(EveryBasket.Whole::costEur), within(1e-6));
        assertThat(labelled(ways, Label.GREENEST).co2Kg())
                .isCloseTo(every.least(EveryBasket.Whole::co2Kg), within(1e-6));
        assertThat(labelled(ways, Label.FASTEST).end().getEpochSecond())
                .isEqualTo((long) every.least(whole -> whole.end().getEpochSecond()));
        assertThat(ways.plans()).allSatisfy(plan -> assertThat(pieces(plan)).isEqualTo(wanted(wish)));
    }

    @Test
    void onePlaceThatHasAllIsBetterThanTwo() {
        Wish wish = wish("A", "B");
        Ways ways = PLANNER.plans(
                wish,
                Map.of(
                        new Sku("A"), List.of(source(Places.WAREHOUSE, 5), source(Places.TAMPERE, 5)),
                        new Sku("B"), List.of(source(Places.TAMPERE, 5))),
                NOW);

        assertThat(ways.plans().getFirst().legs()).hasSize(1);
        assertThat(ways.plans().getFirst().option().source()).isEqualTo(Places.TAMPERE);
    }

    @Test
    void whatLiesHereIsCarriedAndTheRestIsSent() {
        Wish wish = wish("A", "B");
        Ways ways = PLANNER.plans(
                wish,
                Map.of(
                        new Sku("A"), List.of(source(Places.HELSINKI, 5)),
                        new Sku("B"), List.of(source(Places.WAREHOUSE, 5))),
                NOW);

        assertThat(ways.plans())
                .anySatisfy(plan -> assertThat(plan.legs().stream()
                                .map(leg -> leg.option().way())
                                .toList())
                        .containsExactlyInAnyOrder(Way.CARRY, Way.SHIP_HOME));
        assertThat(ways.plans())
                .anySatisfy(plan -> assertThat(plan.legs())
                        .allSatisfy(leg -> assertThat(leg.option().way()).isEqualTo(Way.SHIP_HOME)));
    }

    @Test
    void reasonsSayHowABasketComes() {
        Wish wish = wish("A", "B");
        List<Plan> plans = PLANNER.plans(
                        wish,
                        Map.of(
                                new Sku("A"), List.of(source(Places.HELSINKI, 5), source(Places.TAMPERE, 5)),
                                new Sku("B"), List.of(source(Places.WAREHOUSE, 5), source(Places.TAMPERE, 5))),
                        NOW)
                .plans();
        List<String> reasons = plans.stream()
                .map(plan -> new Reasons(Language.EN, plans).of(plan))
                .toList();

        assertThat(reasons).anySatisfy(reason -> assertThat(reason).startsWith("All from one place: FI-TMP-01"));
        assertThat(reasons)
                .anySatisfy(reason -> assertThat(reason).startsWith("What is here at once, the rest in one parcel"));
        assertThat(new Reasons(Language.FI, plans).of(plans.getFirst())).isNotBlank();
        assertThat(new Reasons(Language.SV, plans).of(plans.getFirst())).isNotBlank();
    }

    @Test
    void aLineThatNoPlaceHasWholeIsDivided() {
        Sku sku = new Sku("A");
        Wish wish = new Wish(List.of(new Wish.Line(sku, 5, 400)), Places.HELSINKI, home(), Currency.getInstance("EUR"));

        Ways ways =
                PLANNER.plans(wish, Map.of(sku, List.of(source(Places.WAREHOUSE, 3), source(Places.TAMPERE, 4))), NOW);

        assertThat(ways.missing()).isEmpty();
        assertThat(ways.plans().getFirst().legs()).hasSize(2);
        assertThat(pieces(ways.plans().getFirst())).isEqualTo(Map.of(sku, 5));
    }

    @Test
    void whatNobodyHasIsMissingAndTheRestIsPlanned() {
        Wish wish = wish("A", "B");

        Ways ways = PLANNER.plans(wish, Map.of(new Sku("A"), List.of(source(Places.TAMPERE, 5))), NOW);

        assertThat(ways.missing()).containsExactly(new Pieces(new Sku("B"), 1));
        assertThat(ways.plans())
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(pieces(plan)).isEqualTo(Map.of(new Sku("A"), 1)));
    }

    @Test
    void aLargeBasketIsAnsweredAndSaysHowGoodItIs() {
        Random random = new Random(1);
        Wish wish = wish(random, 20);
        Ways ways = PLANNER.plans(wish, sources(random, wish, 300, NOW), NOW);

        assertThat(ways.plans()).isNotEmpty();
        assertThat(ways.gap()).isBetween(0.0, 1.0);
    }

    private static Map<Sku, Integer> wanted(Wish wish) {
        Map<Sku, Integer> pieces = new HashMap<>();
        wish.lines().forEach(line -> pieces.put(line.sku(), line.quantity()));
        return pieces;
    }

    private static Map<Sku, Integer> pieces(Plan plan) {
        Map<Sku, Integer> pieces = new HashMap<>();
        plan.legs()
                .forEach(leg -> leg.lines().forEach(line -> pieces.merge(line.sku(), line.quantity(), Integer::sum)));
        return pieces;
    }

    private static Plan labelled(Ways ways, Label label) {
        return ways.plans().stream()
                .filter(plan -> plan.labels().contains(label))
                .findFirst()
                .orElseThrow();
    }

    private static Source source(org.keskio.inventory.domain.location.Location at, int available) {
        return Places.source(at, available, NOW);
    }

    private static Home home() {
        return new Home("FI", Places.HELSINKI.position(), Places.HELSINKI.timeZone());
    }

    private static Wish wish(String... skus) {
        List<Wish.Line> lines = new ArrayList<>();
        for (String sku : skus) {
            lines.add(new Wish.Line(new Sku(sku), 1, 400));
        }
        return new Wish(lines, Places.HELSINKI, home(), Currency.getInstance("EUR"));
    }

    private static Wish wish(Random random, int count) {
        List<Wish.Line> lines = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            lines.add(new Wish.Line(new Sku("SKU-" + line), 1 + random.nextInt(4), random.nextInt(4) * 300));
        }
        return new Wish(lines, Places.HELSINKI, home(), Currency.getInstance("EUR"));
    }

    private static Map<Sku, List<Source>> sources(Random random, Wish wish, int places, Instant now) {
        List<Source> everywhere = new ArrayList<>(OneLineTest.sources(random, places, now));
        if (random.nextBoolean()) {
            everywhere.add(Places.source(Places.HELSINKI, 1, now));
        }
        Map<Sku, List<Source>> sources = new LinkedHashMap<>();
        for (Wish.Line line : wish.lines()) {
            List<Source> having = new ArrayList<>();
            for (Source at : everywhere) {
                if (random.nextInt(3) > 0
                        && having.stream()
                                .noneMatch(other -> other.location()
                                        .code()
                                        .equals(at.location().code()))) {
                    having.add(new Source(at.spot(), random.nextInt(6), at.openWork(), at.finding(), at.terms()));
                }
            }
            sources.put(line.sku(), having);
        }
        return sources;
    }

    /** Every basket: each line from each place, in each way that keeps the basket together. */
    private static final class EveryBasket {

        record Whole(double score, double costEur, double co2Kg, Instant end) {}

        private record Part(Planner.Place place, Pieces pieces) {}

        private final Planner planner;
        private final SourcingPolicy policy;
        private final Wish wish;
        private final Map<Sku, List<Source>> sources;
        private final Instant now;
        private final List<Whole> plans = new ArrayList<>();

        EveryBasket(Planner planner, SourcingPolicy policy, Wish wish, Map<Sku, List<Source>> sources, Instant now) {
            this.planner = planner;
            this.policy = policy;
            this.wish = wish;
            this.sources = sources;
            this.now = now;
            LocationCode here = wish.store().code();
            choose(0, new ArrayList<>(), at -> Optional.of(Way.SHIP_HOME));
            choose(0, new ArrayList<>(), at -> Optional.of(at.equals(here) ? Way.CARRY : Way.SHIP_TO_STORE));
            choose(0, new ArrayList<>(), at -> Optional.of(at.equals(here) ? Way.CARRY : Way.SHIP_HOME));
            sources.values().stream()
                    .flatMap(List::stream)
                    .map(source -> source.location().code())
                    .distinct()
                    .forEach(there -> choose(
                            0,
                            new ArrayList<>(),
                            at -> at.equals(here)
                                    ? Optional.of(Way.CARRY)
                                    : at.equals(there) ? Optional.of(Way.PICK_UP_THERE) : Optional.empty()));
        }

        private interface Ways {
            Optional<Way> from(LocationCode at);
        }

        List<Whole> plans() {
            return plans;
        }

        double least(ToDoubleFunction<Whole> measure) {
            return plans.stream().mapToDouble(measure).min().orElseThrow();
        }

        private void choose(int line, List<Part> parts, Ways ways) {
            if (line == wish.lines().size()) {
                weigh(parts);
                return;
            }
            Wish.Line wanted = wish.lines().get(line);
            List<Source> having = sources.getOrDefault(wanted.sku(), List.of()).stream()
                    .filter(source -> source.available() > 0)
                    .filter(source -> ways.from(source.location().code())
                            .flatMap(way -> planner.parcel(
                                    wish,
                                    List.of(new Pieces(wanted.sku(), 1)),
                                    new Planner.Place(
                                            way,
                                            source.location().code(),
                                            source.terms().offerId()),
                                    sources,
                                    now))
                            .isPresent())
                    .sorted(Comparator.<Source>comparingInt(source -> -source.available())
                            .thenComparing(source ->
                                    ways.from(source.location().code()).orElseThrow() + "@"
                                            + source.location().code()
                                            + source.terms()
                                                    .offerId()
                                                    .map(id -> "#" + id)
                                                    .orElse("")))
                    .toList();
            boolean whole = having.stream().anyMatch(source -> source.available() >= wanted.quantity());
            if (whole) {
                having.stream()
                        .filter(source -> source.available() >= wanted.quantity())
                        .forEach(source -> {
                            parts.add(part(source, ways, wanted, wanted.quantity()));
                            choose(line + 1, parts, ways);
                            parts.removeLast();
                        });
            } else {
                divide(line, wanted.quantity(), 0, having, parts, ways);
            }
        }

        private void divide(int line, int left, int from, List<Source> having, List<Part> parts, Ways ways) {
            if (left == 0) {
                choose(line + 1, parts, ways);
                return;
            }
            for (int i = from; i < having.size(); i++) {
                int taken = Math.min(left, having.get(i).available());
                parts.add(part(having.get(i), ways, wish.lines().get(line), taken));
                divide(line, left - taken, i + 1, having, parts, ways);
                parts.removeLast();
            }
        }

        private static Part part(Source source, Ways ways, Wish.Line line, int pieces) {
            LocationCode at = source.location().code();
            return new Part(
                    new Planner.Place(
                            ways.from(at).orElseThrow(), at, source.terms().offerId()),
                    new Pieces(line.sku(), pieces));
        }

        private void weigh(List<Part> parts) {
            Map<Planner.Place, List<Part>> byPlace = new LinkedHashMap<>();
            parts.forEach(part -> byPlace.computeIfAbsent(part.place(), at -> new ArrayList<>())
                    .add(part));
            List<Option> legs = new ArrayList<>();
            for (List<Part> together : byPlace.values()) {
                Part first = together.getFirst();
                List<Pieces> lines = together.stream().map(Part::pieces).toList();
                legs.add(
                        planner.parcel(wish, lines, first.place(), sources, now).orElseThrow());
            }
            long parcels = legs.stream().filter(leg -> leg.way() != Way.CARRY).count();
            if (parcels > policy.maxSplits() + 1) {
                return;
            }
            double hourEur = policy.weights().hourEur();
            double latest = legs.stream().mapToDouble(this::hours).max().orElseThrow();
            double score = legs.stream()
                            .mapToDouble(leg -> leg.score() - hourEur * hours(leg))
                            .sum()
                    + hourEur * latest
                    + policy.weights().splitEur() * Math.max(0, parcels - 1);
            plans.add(new Whole(
                    score,
                    legs.stream().mapToDouble(Option::costEur).sum(),
                    legs.stream().mapToDouble(Option::co2Kg).sum(),
                    legs.stream()
                            .map(Option::end)
                            .max(Comparator.naturalOrder())
                            .orElseThrow()));
        }

        private double hours(Option leg) {
            return Math.max(0, Duration.between(now, leg.end()).toMinutes()) / 60.0;
        }
    }
}
