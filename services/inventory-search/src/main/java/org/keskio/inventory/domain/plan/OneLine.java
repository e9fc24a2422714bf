package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.keskio.inventory.domain.chance.ChanceModel;

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
    private static final Way[] FROM_ELSEWHERE = {Way.PICK_UP_THERE, Way.SHIP_TO_STORE, Way.SHIP_HOME};

    private final Weigher weigher;
    private final Bounds bounds;
    private final int quantity;
    private final int grams;
    private final Spot.Point store;
    private final Spot.Point home;
    private final List<Source> sources;
    private final ChanceModel model;
    private final Shortlist list = new Shortlist();

    /** One or more sources. */
    OneLine(Weigher weigher, CarrierTable carrier, int quantity, int grams, List<Source> sources) {
        this.weigher = weigher;
        this.quantity = quantity;
        this.grams = grams;
        this.sources = sources;
        this.model = sources.getFirst().finding().model();
        this.bounds = new Bounds(weigher, carrier, model, Parcel.kg(quantity, grams));
        this.store = Spot.Point.of(weigher.store().position());
        this.home = Spot.Point.of(weigher.home().near());
    }

    /** The options that can be among the plans. */
    List<Option> options() {
        int here = weigher.store().code().hashCode();
        for (Source source : sources) {
            if (source.available() < quantity) {
                continue;
            }
            if (source.spot().codeHash() == here && weigher.isHere(source.location())) {
                weigh(source, Way.CARRY);
            } else if (isLikeOthers(source)) {
                look(source);
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
    private boolean isLikeOthers(Source source) {
        return source.finding().model() == model && source.terms().areUsual();
    }

    private void look(Source source) {
        Bounds.OfCalendar from = bounds.of(source.spot());
        double square = source.spot().squareTo(store);
        double squareHome = source.spot().squareTo(home);
        if (from.isInVain(square, squareHome)) {
            return;
        }
        // Known when it is asked for, and the same for all ways.
        double worse = Double.NaN;
        for (Way way : FROM_ELSEWHERE) {
            double far = way == Way.SHIP_HOME ? squareHome : square;
            if (from.isInVain(way, far)) {
                continue;
            }
            AtBest best = atBest(from, way, far);
            if (best.isHopeless(list, 0)) {
                from.noteInVain(way, far);
                continue;
            }
            worse = Double.isNaN(worse) ? worse(source, from) : worse;
            if (!best.isHopeless(list, worse)) {
                weigh(source, way);
            }
        }
    }

    /** What nothing of the calendar that lies so far can better. */
    private record AtBest(Way way, double score, Instant end, double eur, double co2) {

        boolean isHopeless(Shortlist list, double worse) {
            return list.isHopeless(way, score + worse, end, eur, co2);
        }
    }

    private AtBest atBest(Bounds.OfCalendar from, Way way, double square) {
        double km = Spot.kmAtLeast(square);
        if (way == Way.PICK_UP_THERE) {
            Instant there = weigher.now().plus(Duration.ofMinutes(Weigher.travelMinutes(km)));
            Instant end = from.ready().isAfter(there) ? from.ready() : there;
            double co2 = Emissions.fetched(km);
            double score = weigher.score(
                    from.handlingEur(), weigher.hours(end), co2, from.misses(), 2 * km, from.priorityEur());
            return new AtBest(way, score, end, from.handlingEur(), co2);
        }
        boolean toHome = way == Way.SHIP_HOME;
        Bounds.Lanes lanes = toHome ? from.toHome() : from.toStore();
        int lane = lanes.lane(km);
        double eur = from.handlingEur() + (toHome ? lanes.priceEur(lane) : lanes.priceEur(lane) * Weigher.STORE_SHARE);
        double co2 = Emissions.shipped(km, bounds.kg(), toHome);
        double score = weigher.score(eur, lanes.hours(lane), co2, from.misses(), 0, from.priorityEur());
        return new AtBest(way, score, lanes.end(lane), eur, co2);
    }

    /** By how many euros its own chance and priority are worse than the best there could be. */
    private double worse(Source source, Bounds.OfCalendar from) {
        double misses = 1 - Parcel.chance(source, quantity, weigher.now());
        double more = (misses - from.misses()) * weigher.sourcing().weights().missEur()
                + weigher.sourcing().priorityEur(source.location())
                - from.priorityEur();
        return Math.max(0, more - ROUNDING);
    }

    private void weigh(Source source, Way way) {
        if (weigher.isOpenTo(source.location())) {
            weigher.option(Parcel.of(source, quantity, grams, weigher.now()), way)
                    .ifPresent(list::add);
        }
    }
}
