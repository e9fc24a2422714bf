package org.keskio.inventory.domain.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.location.OpeningHours;

/** Finds the ways to get pieces to a customer and ranks them. Knows no clock: {@code now} comes in. */
public final class Planner {

    private static final Comparator<Option> BY_SCORE =
            Comparator.comparingDouble(Option::score).thenComparing(Option::id);
    private static final LocalTime HOME_FROM = LocalTime.of(9, 0);
    private static final LocalTime HOME_TO = LocalTime.of(18, 0);
    private static final LocalTime STORE_FROM = LocalTime.of(8, 0);
    private static final LocalTime STORE_TO = LocalTime.of(12, 0);
    private static final int UNKNOWN_WEIGHT_G = 500;
    // A round to stores is shared with what goes there anyway.
    private static final double STORE_SHARE = 0.6;
    private static final double CUSTOMER_KM_PER_HOUR = 60;
    private static final int PER_WAY = 5;

    private final PlanPolicy policy;
    private final CarrierTable carrier;
    private final Holidays holidays;

    public Planner(PlanPolicy policy, CarrierTable carrier, Holidays holidays) {
        this.policy = policy;
        this.carrier = carrier;
        this.holidays = holidays;
    }

    /**
     * The best plans, the recommended one first; the best of each label is always among them. Promises hold if the
     * clerk taps until {@code lastTap}.
     */
    public Ways plans(Wish wish, Map<Sku, List<Source>> sources, Instant lastTap) {
        Wish.Line line = wish.lines().getFirst();
        List<Plan> plans =
                prune(options(wish.ask(line), sources.getOrDefault(line.sku(), List.of()), lastTap), line.pieces());
        return new Ways(plans, plans.isEmpty() ? List.of(line.pieces()) : List.of(), 0);
    }

    /** What one source would do now for a part of the wish; empty when it does not have all of it or not that way. */
    public Optional<Option> parcel(
            Wish wish, List<Pieces> lines, LocationCode source, Way way, Map<Sku, List<Source>> sources, Instant now) {
        Pieces line = lines.getFirst();
        Wish.Line wanted = wish.lines().stream()
                .filter(any -> any.sku().equals(line.sku()))
                .findFirst()
                .orElseThrow();
        List<Source> there = sources.getOrDefault(line.sku(), List.of()).stream()
                .filter(candidate -> candidate.location().code().equals(source))
                .toList();
        return options(wish.ask(wanted), there, now).stream()
                .filter(option -> option.way() == way)
                .findFirst();
    }

    /** Every way from every source that has enough, for work that starts at {@code now}. */
    public List<Option> options(Ask ask, List<Source> sources, Instant now) {
        List<Option> options = new ArrayList<>(sources.size() * 2);
        for (Source source : sources) {
            if (source.available() >= ask.quantity() && source.location().dailyCapacity() > 0) {
                addOptions(options, new Leg(ask, source, now));
            }
        }
        return options;
    }

    private void addOptions(List<Option> options, Leg leg) {
        Location from = leg.from();
        if (from.code().equals(leg.ask().store().code())) {
            options.add(carry(leg));
            return;
        }
        Optional<Instant> ready = readyAt(leg);
        if (ready.isEmpty()) {
            return;
        }
        if (from.kind() == LocationKind.STORE && leg.km() <= policy.pickUpKm()) {
            pickUp(leg, ready.get()).ifPresent(options::add);
        }
        if (from.kind() != LocationKind.PARTNER && leg.ask().store().kind() == LocationKind.STORE) {
            shipToStore(leg, ready.get()).ifPresent(options::add);
        }
        options.add(shipHome(leg, ready.get()));
    }

    /** When the source can have it ready: after the orders it has to pick first, in working time. */
    private Optional<Instant> readyAt(Leg leg) {
        int days = leg.source().openWork() / leg.from().dailyCapacity();
        WorkCalendar work = calendar(leg.from());
        Duration handling = Duration.ofMinutes(leg.from().handlingMinutes());
        Terms terms = leg.source().terms();
        if (terms.readyAt().isPresent()) {
            // The partner's own word: its work and its hours are in it.
            return terms.readyAt().map(at -> at.isBefore(leg.now()) ? leg.now() : at);
        }
        int lead = terms.leadDays().orElse(0);
        return lead > 0
                ? work.afterDays(Math.max(days, lead), leg.now())
                : work.afterDays(days, leg.now()).flatMap(at -> work.after(handling, at));
    }

    private Option carry(Leg leg) {
        // The customer stands there, so somebody works there, whatever the opening hours say.
        Instant end = leg.now().plus(policy.carryTime());
        return option(leg, Way.CARRY, Optional.of(leg.from()), new Times(end, end, leg.now(), end), 0.5, 0, 0);
    }

    private Optional<Option> pickUp(Leg leg, Instant ready) {
        Duration travel = Duration.ofMinutes(Math.round(leg.km()
                * Emissions.DETOUR
                / CUSTOMER_KM_PER_HOUR
                * Duration.ofHours(1).toMinutes()));
        Instant there = leg.now().plus(travel);
        return calendar(leg.from()).next(ready.isAfter(there) ? ready : there).map(end -> {
            Times times = new Times(ready, ready, ready, end);
            return option(
                    leg,
                    Way.PICK_UP_THERE,
                    Optional.of(leg.from()),
                    times,
                    handlingEur(leg.source()),
                    Emissions.fetched(leg.km()),
                    2 * leg.km());
        });
    }

    private Optional<Option> shipToStore(Leg leg, Instant ready) {
        Location to = leg.ask().store();
        CarrierTable.Lane lane = carrier.lane(leg.from().country(), to.country(), leg.km());
        ZonedDay leaves = leaves(leg.from(), ready);
        LocalDate arrives = arrives(leaves.day(), lane.transitDays(), leg.from().country(), to.country());
        WorkCalendar there = calendar(to);
        Optional<Instant> start = there.next(at(arrives, STORE_FROM, to.timeZone()));
        Optional<Instant> end = there.after(policy.receiveTime(), at(arrives, STORE_TO, to.timeZone()));
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        double eur = handlingEur(leg.source()) + lane.priceEur(leg.kg()) * STORE_SHARE;
        Times times = new Times(ready, leaves.at(), start.get(), end.get());
        double co2 = Emissions.shipped(leg.km(), leg.kg(), false);
        return Optional.of(option(leg, Way.SHIP_TO_STORE, Optional.of(to), times, eur, co2, 0));
    }

    private Option shipHome(Leg leg, Instant ready) {
        Home home = leg.ask().home();
        double km = leg.from().position().kmTo(home.near());
        CarrierTable.Lane lane = carrier.lane(leg.from().country(), home.country(), km);
        ZonedDay leaves = leaves(leg.from(), ready);
        LocalDate arrives = arrives(leaves.day(), lane.transitDays(), leg.from().country(), home.country());
        Times times = new Times(
                ready, leaves.at(), at(arrives, HOME_FROM, home.timeZone()), at(arrives, HOME_TO, home.timeZone()));
        double eur = handlingEur(leg.source()) + lane.priceEur(leg.kg());
        return option(leg, Way.SHIP_HOME, Optional.empty(), times, eur, Emissions.shipped(km, leg.kg(), true), 0);
    }

    private Option option(
            Leg leg, Way way, Optional<Location> to, Times times, double eur, double co2, double customerKm) {
        double chance = leg.source()
                .terms()
                .chance()
                .orElseGet(() -> Chance.of(leg.source(), leg.ask().quantity(), leg.now()));
        double hours = Math.max(0, Duration.between(leg.now(), times.end()).toMinutes()) / 60.0;
        double score = eur
                + hours * policy.hourEur()
                + co2 * policy.co2KgEur()
                + (1 - chance) * policy.missEur()
                + customerKm * policy.customerKmEur();
        return new Option(
                way,
                leg.from(),
                to,
                times.packBy(),
                times.shipBy(),
                times.start(),
                times.end(),
                money(eur, leg.ask()),
                eur,
                co2,
                chance,
                leg.km(),
                score,
                leg.source().terms().offerId());
    }

    private Money money(double eur, Ask ask) {
        int digits = Math.max(0, ask.currency().getDefaultFractionDigits());
        double perEuro = carrier.perEuro(ask.currency().getCurrencyCode()).orElse(1.0);
        return new Money(Math.round(eur * perEuro * Math.pow(10, digits)), ask.currency());
    }

    private static double handlingEur(Source source) {
        return source.terms()
                .costEur()
                .orElseGet(() -> handlingEur(source.location().kind()));
    }

    private static double handlingEur(LocationKind kind) {
        return switch (kind) {
            case STORE -> 3.00;
            case WAREHOUSE -> 1.50;
            // The partner's fee is in it.
            case PARTNER -> 6.00;
        };
    }

    /** The carrier's departure that catches what is ready then. */
    private ZonedDay leaves(Location from, Instant ready) {
        ZoneId zone = from.timeZone();
        LocalDate day = LocalDate.ofInstant(ready, zone);
        while (!isCarrierDay(day, from.country(), from.country())
                || at(day, policy.cutOff(), zone).isBefore(ready)) {
            day = day.plusDays(1);
        }
        return new ZonedDay(day, at(day, policy.cutOff(), zone));
    }

    private LocalDate arrives(LocalDate leaves, int days, String from, String to) {
        LocalDate day = leaves;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isCarrierDay(day, from, to)) {
                left--;
            }
        }
        return day;
    }

    private boolean isCarrierDay(LocalDate day, String from, String to) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.isHoliday(from, day)
                && !holidays.isHoliday(to, day);
    }

    private WorkCalendar calendar(Location at) {
        OpeningHours hours = at.kind() != LocationKind.STORE && at.hours().isNever() ? policy.backHours() : at.hours();
        return new WorkCalendar(hours, at.timeZone(), at.country(), holidays);
    }

    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private List<Plan> prune(List<Option> options, Pieces pieces) {
        if (options.isEmpty()) {
            return List.of();
        }
        Map<Label, Option> best = new EnumMap<>(Label.class);
        best.put(Label.RECOMMENDED, options.stream().min(BY_SCORE).orElseThrow());
        best.put(Label.FASTEST, best(options, Comparator.comparing(Option::end)));
        best.put(Label.CHEAPEST, best(options, Comparator.comparingDouble(Option::costEur)));
        best.put(Label.GREENEST, best(options, Comparator.comparingDouble(Option::co2Kg)));
        Set<Option> kept = new LinkedHashSet<>(best.values());
        List<Option> ranked = options.stream().sorted(BY_SCORE).toList();
        Map<Way, Integer> ofWay = new EnumMap<>(Way.class);
        for (Option option : ranked) {
            if (kept.size() < policy.maxPlans() && ofWay.merge(option.way(), 1, Integer::sum) <= PER_WAY) {
                kept.add(option);
            }
        }
        return ranked.stream()
                .filter(kept::contains)
                .map(option -> new Plan(
                        option.id(),
                        List.of(new Plan.Leg(option, List.of(pieces))),
                        option.score(),
                        labels(option, best)))
                .toList();
    }

    private static Option best(List<Option> options, Comparator<Option> by) {
        return options.stream().min(by.thenComparing(BY_SCORE)).orElseThrow();
    }

    private static Set<Label> labels(Option option, Map<Label, Option> best) {
        Set<Label> labels = EnumSet.noneOf(Label.class);
        best.forEach((label, winner) -> {
            if (winner.equals(option)) {
                labels.add(label);
            }
        });
        return labels;
    }

    private record Times(Instant packBy, Instant shipBy, Instant start, Instant end) {}

    private record ZonedDay(LocalDate day, Instant at) {}

    /** One source seen from the asking store. */
    private record Leg(Ask ask, Source source, Instant now, double km, double kg) {

        Leg(Ask ask, Source source, Instant now) {
            this(
                    ask,
                    source,
                    now,
                    source.location().kmTo(ask.store()),
                    (ask.weightGrams() > 0 ? ask.weightGrams() : UNKNOWN_WEIGHT_G * ask.quantity()) / 1000.0);
        }

        Location from() {
            return source.location();
        }
    }
}
