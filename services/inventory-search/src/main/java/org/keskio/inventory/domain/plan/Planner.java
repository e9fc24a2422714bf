package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * Finds the ways to get pieces to a customer and ranks them under the sourcing policy of the moment. Knows no clock:
 * {@code now} comes in.
 */
public final class Planner {

    private final PlanPolicy policy;
    private final Supplier<SourcingPolicy> sourcing;
    private final CarrierTable carrier;
    private final Calendars calendars;
    private final Calendars remembered;

    /** A planner that asks for the sourcing policy each time. */
    public Planner(PlanPolicy policy, Supplier<SourcingPolicy> sourcing, CarrierTable carrier, Holidays holidays) {
        this(policy, sourcing, carrier, new Calendars(policy, holidays), new RememberedCalendars(policy, holidays));
    }

    private Planner(
            PlanPolicy policy,
            Supplier<SourcingPolicy> sourcing,
            CarrierTable carrier,
            Calendars calendars,
            Calendars remembered) {
        this.policy = policy;
        this.sourcing = sourcing;
        this.carrier = carrier;
        this.calendars = calendars;
        this.remembered = remembered;
    }

    /** The same planner under one policy, come what may. */
    public Planner under(SourcingPolicy fixed) {
        return new Planner(policy, () -> fixed, carrier, calendars, remembered);
    }

    /**
     * The best plans, the recommended one first; the best of each label is always among them. Promises hold if the
     * clerk taps until {@code lastTap}.
     */
    public Ways plans(Wish wish, Map<Sku, List<Source>> sources, Instant lastTap) {
        SourcingPolicy now = sourcing.get();
        Weigher weigher = weigher(wish, lastTap, now, remembered);
        Wish.Line line = wish.lines().getFirst();
        List<Source> ofFirst = sources.getOrDefault(line.sku(), List.of());
        if (wish.lines().size() == 1) {
            Ask ask = wish.ask(line);
            List<Option> options = ofFirst.isEmpty()
                    ? List.of()
                    : new OneLine(weigher, carrier, ask.quantity(), ask.weightGrams(), ofFirst).options();
            if (!options.isEmpty() || line.quantity() == 1) {
                List<Plan> plans = Shortlist.plans(options, line.pieces(), now.maxPlans());
                return new Ways(plans, plans.isEmpty() ? List.of(line.pieces()) : List.of(), 0);
            }
        }
        // A basket; or a line that no single source can bring whole, which is divided.
        return new Baskets(weigher).ways(wish, sources);
    }

    /** The plans of one line when every way from every source is weighed: what {@link #plans} is held to. */
    public List<Plan> scan(Wish wish, List<Source> sources, Instant lastTap) {
        Wish.Line line = wish.lines().getFirst();
        return Shortlist.plans(
                options(wish.ask(line), sources, lastTap),
                line.pieces(),
                sourcing.get().maxPlans());
    }

    /** The least score of a basket when every set of sources is looked at: what {@link #plans} is held to. */
    public double leastScore(Wish wish, Map<Sku, List<Source>> sources, Instant lastTap) {
        return new Baskets(weigher(wish, lastTap, sourcing.get(), remembered)).leastOfAll(wish, sources);
    }

    /** Every way of one line from every source that has enough, for work that starts at {@code now}. */
    public List<Option> options(Ask ask, List<Source> sources, Instant now) {
        Weigher weigher =
                new Weigher(policy, sourcing.get(), carrier, calendars, ask.store(), ask.home(), ask.currency(), now);
        List<Option> options = new ArrayList<>(sources.size() * 2);
        for (Source source : sources) {
            if (source.available() >= ask.quantity() && weigher.isOpenTo(source.location())) {
                Parcel parcel = Parcel.of(source, ask.quantity(), ask.weightGrams(), now);
                for (Way way : Way.values()) {
                    // What lies here is carried; from here it is shipped only with the rest of a basket.
                    if (!weigher.isHere(source.location()) || way == Way.CARRY) {
                        weigher.option(parcel, way).ifPresent(options::add);
                    }
                }
            }
        }
        return options;
    }

    /** Where something was said to come from, and how: the location, or a partner's offer there. */
    public record Place(Way way, LocationCode location, Optional<String> offerId) {

        private boolean is(Source source) {
            return source.location().code().equals(location)
                    && source.terms().offerId().equals(offerId);
        }
    }

    /** What one source would do now for a part of the wish; empty when it does not have all of it or not that way. */
    public Optional<Option> parcel(
            Wish wish, List<Pieces> lines, Place place, Map<Sku, List<Source>> sources, Instant now) {
        Weigher weigher = weigher(wish, now, sourcing.get(), calendars);
        List<Parcel.Content> contents = new ArrayList<>(lines.size());
        for (Pieces line : lines) {
            sources.getOrDefault(line.sku(), List.of()).stream()
                    .filter(place::is)
                    .filter(candidate -> candidate.available() >= line.quantity())
                    .filter(candidate -> weigher.isOpenTo(candidate.location()))
                    .findFirst()
                    .ifPresent(found ->
                            contents.add(new Parcel.Content(found, line.quantity(), wish.pieceGrams(line.sku()))));
        }
        return contents.size() == lines.size() && !contents.isEmpty()
                ? weigher.option(Parcel.of(contents, now), place.way())
                : Optional.empty();
    }

    /** Whether the customer could collect there now. */
    public Counter counter(Location store, Instant now) {
        return calendars.counter(store, now);
    }

    /** Pairs of countries that plans were looked for and that the carrier table misses, e.g. "FI-LT". */
    public Set<String> missingZones() {
        return carrier.missing();
    }

    private Weigher weigher(Wish wish, Instant now, SourcingPolicy under, Calendars by) {
        return new Weigher(policy, under, carrier, by, wish.store(), wish.home(), wish.currency(), now);
    }
}
