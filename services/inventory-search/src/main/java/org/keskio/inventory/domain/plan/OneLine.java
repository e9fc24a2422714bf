package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.keskio.inventory.domain.chance.ChanceModel;
import org.keskio.inventory.domain.location.LocationKind;

/**
 * Finds the ways of one line without weighing every source in full. What a source can be at best costs a few operations:
 * the chord instead of the distance, the cheapest and quickest lane from there on, the chance when everything speaks for
 * it, and the calendar that it shares with others. Only what could be among the plans at its best is weighed; and since
 * nothing gets better with the distance while the plans only get better, what is in vain at a distance is so for all of
 * its calendar that lie farther, and they are passed by. Each bound is made of the same operations as the real thing, and
 * those grow with their operands in floating point too, so the plans are exactly those of weighing everything.
 */
final class OneLine {

    // Chance and priority come in after the sum, so it may differ in the last digits.
    private static final double ROUNDING = 1e-9;

    private final Weigher weigher;
    private final Bounds bounds;
    private final int quantity;
    private final int grams;
    private final Spot.Point store;
    private final Spot.Point home;
    private final Shortlist list = new Shortlist();

    OneLine(Weigher weigher, CarrierTable carrier, int quantity, int grams) {
        this.weigher = weigher;
        this.quantity = quantity;
        this.grams = grams;
        this.bounds = new Bounds(weigher, carrier, Parcel.kg(quantity, grams));
        this.store = Spot.Point.of(weigher.store().position());
        this.home = Spot.Point.of(weigher.home().near());
    }

    /** The options that can be among the plans. */
    List<Option> options(List<Source> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        ChanceModel model = sources.getFirst().finding().model();
        double[] misses = leastMisses(model);
        int here = weigher.store().code().hashCode();
        for (Source source : sources) {
            if (source.available() < quantity) {
                continue;
            }
            if (source.spot().codeHash() == here && weigher.isHere(source.location())) {
                weigh(source, Way.CARRY);
            } else if (isLikeOthers(source, model)) {
                look(source, misses);
            } else {
                // Few are, and bounds know nothing of them.
                weigh(source, Way.PICK_UP_THERE);
                weigh(source, Way.SHIP_TO_STORE);
                weigh(source, Way.SHIP_HOME);
            }
        }
        return list.options();
    }

    @SuppressWarnings("ReferenceEquality") // one look at the stock is judged by one model
    private static boolean isLikeOthers(Source source, ChanceModel model) {
        return source.finding().model() == model && source.terms().areUsual();
    }

    private static double[] leastMisses(ChanceModel model) {
        double[] misses = new double[LocationKind.values().length];
        for (LocationKind kind : LocationKind.values()) {
            misses[kind.ordinal()] = 1 - model.most(kind);
        }
        return misses;
    }

    private void look(Source source, double[] misses) {
        Bounds.OfCalendar from = bounds.of(source.spot());
        double square = source.spot().squareTo(store);
        double squareHome = source.spot().squareTo(home);
        if (!from.isInVain(Way.PICK_UP_THERE, square)) {
            lookAtPickUp(source, from, square, misses);
        }
        if (!from.isInVain(Way.SHIP_TO_STORE, square)) {
            look(source, from, Way.SHIP_TO_STORE, from.toStore, square, Weigher.STORE_SHARE, misses);
        }
        if (!from.isInVain(Way.SHIP_HOME, squareHome)) {
            look(source, from, Way.SHIP_HOME, from.toHome, squareHome, 1, misses);
        }
    }

    private void lookAtPickUp(Source source, Bounds.OfCalendar from, double square, double[] misses) {
        double km = Spot.kmAtLeast(square);
        if (km > weigher.sourcing().pickUpKm()) {
            from.noteInVain(Way.PICK_UP_THERE, square);
            return;
        }
        Instant there = weigher.now().plus(Duration.ofMinutes(Weigher.travelMinutes(km)));
        Instant end = from.ready.isAfter(there) ? from.ready : there;
        double co2 = Emissions.fetched(km);
        consider(
                source,
                from,
                Way.PICK_UP_THERE,
                square,
                end,
                weigher.hours(end),
                from.handlingEur,
                co2,
                2 * km,
                misses);
    }

    private void look(
            Source source,
            Bounds.OfCalendar from,
            Way way,
            Bounds.Lanes lanes,
            double square,
            double share,
            double[] misses) {
        double km = Spot.kmAtLeast(square);
        int lane = lanes.lane(km);
        double eur = from.handlingEur + lanes.priceEur(lane) * share;
        double co2 = Emissions.shipped(km, bounds.kg(), way == Way.SHIP_HOME);
        consider(source, from, way, square, lanes.end(lane), lanes.hours(lane), eur, co2, 0, misses);
    }

    /** Weighs it if it could be among the plans at its best, and still could when its chance and priority are known. */
    private void consider(
            Source source,
            Bounds.OfCalendar from,
            Way way,
            double square,
            Instant end,
            double hours,
            double eur,
            double co2,
            double customerKm,
            double[] missesAtLeast) {
        double least = missesAtLeast[source.location().kind().ordinal()];
        double score = weigher.score(eur, hours, co2, least, customerKm, from.priorityEur);
        if (list.isHopeless(way, score, end, eur, co2)) {
            from.noteInVain(way, square);
            return;
        }
        double misses = 1 - Parcel.chance(source, quantity, weigher.now());
        double more = (misses - least) * weigher.sourcing().weights().missEur()
                + weigher.sourcing().priorityEur(source.location())
                - from.priorityEur;
        if (!list.isHopeless(way, score + Math.max(0, more - ROUNDING), end, eur, co2)) {
            weigh(source, way);
        }
    }

    private void weigh(Source source, Way way) {
        if (weigher.isOpenTo(source.location())) {
            weigher.option(Parcel.of(source, quantity, grams, weigher.now()), way)
                    .ifPresent(list::add);
        }
    }
}
