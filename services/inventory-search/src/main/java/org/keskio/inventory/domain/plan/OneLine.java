package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds the ways of one line without weighing every source in full. What a source can be at best costs a few operations:
 * the chord instead of the distance, the cheapest and quickest lane from there on, the chance without its doubts, and the
 * calendar that it shares with others. Only what could be among the plans at its best is weighed. Each bound is made of the
 * same operations as the real thing, and those grow with their operands in floating point too, so the plans are exactly
 * those of weighing everything.
 */
final class OneLine {

    // The chance comes in after the sum, so it may differ in the last digits.
    private static final double ROUNDING = 1e-9;

    private final Weigher weigher;
    private final Bounds bounds;
    private final Atlas atlas;
    private final int quantity;
    private final int grams;
    private final Shortlist list = new Shortlist();

    OneLine(Weigher weigher, CarrierTable carrier, Atlas atlas, int quantity, int grams) {
        this.weigher = weigher;
        this.atlas = atlas;
        this.quantity = quantity;
        this.grams = grams;
        this.bounds = new Bounds(weigher, carrier, Parcel.kg(quantity, grams));
    }

    /** The options that can be among the plans. */
    List<Option> options(List<Source> sources) {
        Atlas.Point store = Atlas.Point.of(weigher.store().position());
        Atlas.Point home = Atlas.Point.of(weigher.home().near());
        for (Source source : sources) {
            if (source.available() >= quantity && weigher.isOpenTo(source.location())) {
                if (weigher.isHere(source.location())) {
                    weigh(source, Way.CARRY);
                } else if (source.terms().areUsual()) {
                    look(source, store, home);
                } else {
                    // Few have terms of their own, and bounds know nothing of them.
                    weigh(source, Way.PICK_UP_THERE);
                    weigh(source, Way.SHIP_TO_STORE);
                    weigh(source, Way.SHIP_HOME);
                }
            }
        }
        return list.options();
    }

    private void look(Source source, Atlas.Point store, Atlas.Point home) {
        Atlas.Entry entry = atlas.of(source.location());
        Bounds.OfCalendar from = bounds.of(entry);
        if (from.never()) {
            return;
        }
        SourcingPolicy sourcing = weigher.sourcing();
        double handling = Weigher.handlingEur(source.location(), source.terms());
        double misses = 1 - Chance.MOST;
        double priority = sourcing.priorityEur(source.location());
        double km = entry.at().kmAtLeast(store);
        if (from.mayFetch() && km <= sourcing.pickUpKm()) {
            lookAtPickUp(source, from, km, handling, misses, priority);
        }
        if (from.toStore().isServed()) {
            int lane = from.toStore().lane(km);
            double eur = handling + from.toStore().priceEur(lane) * Weigher.STORE_SHARE;
            double co2 = Emissions.shipped(km, bounds.kg(), false);
            double score = weigher.score(eur, from.toStore().hours(lane), co2, misses, 0, priority);
            consider(source, Way.SHIP_TO_STORE, score, misses, from.toStore().end(lane), eur, co2);
        }
        if (from.toHome().isServed()) {
            double kmHome = entry.at().kmAtLeast(home);
            int lane = from.toHome().lane(kmHome);
            double eur = handling + from.toHome().priceEur(lane);
            double co2 = Emissions.shipped(kmHome, bounds.kg(), true);
            double score = weigher.score(eur, from.toHome().hours(lane), co2, misses, 0, priority);
            consider(source, Way.SHIP_HOME, score, misses, from.toHome().end(lane), eur, co2);
        }
    }

    private void lookAtPickUp(
            Source source, Bounds.OfCalendar from, double km, double handling, double misses, double priority) {
        Instant there = weigher.now().plus(Duration.ofMinutes(Weigher.travelMinutes(km)));
        Instant end = from.ready().isAfter(there) ? from.ready() : there;
        double co2 = Emissions.fetched(km);
        double score = weigher.score(handling, weigher.hours(end), co2, misses, 2 * km, priority);
        consider(source, Way.PICK_UP_THERE, score, misses, end, handling, co2);
    }

    /** Weighs it if it could be among the plans at its best, and still could when its chance is known. */
    private void consider(Source source, Way way, double score, double misses, Instant end, double eur, double co2) {
        if (list.isHopeless(way, score, end, eur, co2)) {
            return;
        }
        double known = 1 - Parcel.chance(source, quantity, weigher.now());
        double more = (known - misses) * weigher.sourcing().weights().missEur();
        if (!list.isHopeless(way, score + Math.max(0, more - ROUNDING), end, eur, co2)) {
            weigh(source, way);
        }
    }

    private void weigh(Source source, Way way) {
        weigher.option(Parcel.of(source, quantity, grams, weigher.now()), way).ifPresent(list::add);
    }
}
