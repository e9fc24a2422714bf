package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.Optional;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationKind;

/** Weighs what sources would do for one customer, at one instant, under one policy. */
final class Weigher {

    static final LocalTime HOME_FROM = LocalTime.of(9, 0);
    static final LocalTime HOME_TO = LocalTime.of(18, 0);
    private static final LocalTime STORE_FROM = LocalTime.of(8, 0);
    static final LocalTime STORE_TO = LocalTime.of(12, 0);
    // A round to stores is shared with what goes there anyway.
    static final double STORE_SHARE = 0.6;
    private static final double CUSTOMER_KM_PER_HOUR = 60;

    private final PlanPolicy policy;
    private final SourcingPolicy sourcing;
    private final CarrierTable carrier;
    private final Calendars calendars;
    private final Location store;
    private final Home home;
    private final Currency currency;
    private final Instant now;

    Weigher(
            PlanPolicy policy,
            SourcingPolicy sourcing,
            CarrierTable carrier,
            Calendars calendars,
            Location store,
            Home home,
            Currency currency,
            Instant now) {
        this.policy = policy;
        this.sourcing = sourcing;
        this.carrier = carrier;
        this.calendars = calendars;
        this.store = store;
        this.home = home;
        this.currency = currency;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    Location store() {
        return store;
    }

    Home home() {
        return home;
    }

    Calendars calendars() {
        return calendars;
    }

    SourcingPolicy sourcing() {
        return sourcing;
    }

    /** Whether the location may supply and can. */
    boolean isOpenTo(Location location) {
        return location.dailyCapacity() > 0 && sourcing.allows(location);
    }

    boolean isHere(Location location) {
        return location.code().equals(store.code());
    }

    /** Whether a parcel from there may go that way. */
    boolean mayGo(Location from, Way way) {
        if (!sourcing.allows(way)) {
            return false;
        }
        return switch (way) {
            case CARRY -> isHere(from);
            case PICK_UP_THERE -> from.kind() == LocationKind.STORE && !isHere(from);
            case SHIP_TO_STORE ->
                from.kind() != LocationKind.PARTNER && store.kind() == LocationKind.STORE && !isHere(from);
            case SHIP_HOME -> true;
        };
    }

    /** The parcel by that way; empty when it cannot go so. */
    Optional<Option> option(Parcel parcel, Way way) {
        if (!mayGo(parcel.from(), way)) {
            return Optional.empty();
        }
        return switch (way) {
            case CARRY -> Optional.of(carry(parcel));
            case PICK_UP_THERE -> ready(parcel).flatMap(ready -> pickUp(parcel, ready));
            case SHIP_TO_STORE -> ready(parcel).flatMap(ready -> shipToStore(parcel, ready));
            case SHIP_HOME -> ready(parcel).flatMap(ready -> shipHome(parcel, ready));
        };
    }

    /** When the carrier can have it: by the partner's own word, after its working days, or after our handling. */
    private Optional<Instant> ready(Parcel parcel) {
        Location from = parcel.from();
        Terms terms = parcel.terms();
        if (terms.readyAt().isPresent()) {
            // The partner's work and hours are in it.
            return terms.readyAt().map(at -> at.isBefore(now) ? now : at);
        }
        int days = parcel.openWork() / from.dailyCapacity();
        int lead = terms.leadDays().orElse(0);
        return lead > 0 ? calendars.afterDays(from, Math.max(days, lead), now) : calendars.ready(from, days, now);
    }

    private Option carry(Parcel parcel) {
        // The customer stands there, so somebody works there, whatever the opening hours say.
        Instant end = now.plus(policy.carryTime());
        return option(parcel, Way.CARRY, Optional.of(parcel.from()), new Times(end, end, now, end), 0.5, 0, 0);
    }

    private Optional<Option> pickUp(Parcel parcel, Instant ready) {
        double km = km(parcel.from());
        if (km > sourcing.pickUpKm()) {
            return Optional.empty();
        }
        Instant there = now.plus(Duration.ofMinutes(travelMinutes(km)));
        return calendars
                .next(parcel.from(), ready.isAfter(there) ? ready : there)
                .map(end -> {
                    Times times = new Times(ready, ready, ready, end);
                    return option(
                            parcel,
                            Way.PICK_UP_THERE,
                            Optional.of(parcel.from()),
                            times,
                            handlingEur(parcel.from(), parcel.terms()),
                            Emissions.fetched(km),
                            2 * km);
                });
    }

    private Optional<Option> shipToStore(Parcel parcel, Instant ready) {
        Location from = parcel.from();
        double km = km(from);
        Optional<CarrierTable.Lane> lane = carrier.lane(from.country(), store.country(), km);
        if (lane.isEmpty()) {
            return Optional.empty();
        }
        Calendars.Departure leaves = calendars.leaves(from, ready);
        LocalDate day = calendars.arrives(leaves.day(), lane.get().transitDays(), from.country(), store.country());
        Optional<Instant> start = calendars.next(store, Calendars.at(day, STORE_FROM, store.timeZone()));
        Optional<Instant> end = calendars.received(store, day, STORE_TO);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        double eur = handlingEur(from, parcel.terms()) + lane.get().priceEur(parcel.kg()) * STORE_SHARE;
        Times times = new Times(ready, leaves.at(), start.get(), end.get());
        double co2 = Emissions.shipped(km, parcel.kg(), false);
        return Optional.of(option(parcel, Way.SHIP_TO_STORE, Optional.of(store), times, eur, co2, 0));
    }

    private Optional<Option> shipHome(Parcel parcel, Instant ready) {
        Location from = parcel.from();
        double km = from.position().kmTo(home.near());
        Optional<CarrierTable.Lane> lane = carrier.lane(from.country(), home.country(), km);
        if (lane.isEmpty()) {
            return Optional.empty();
        }
        Calendars.Departure leaves = calendars.leaves(from, ready);
        LocalDate day = calendars.arrives(leaves.day(), lane.get().transitDays(), from.country(), home.country());
        Times times = new Times(
                ready,
                leaves.at(),
                Calendars.at(day, HOME_FROM, home.timeZone()),
                Calendars.at(day, HOME_TO, home.timeZone()));
        double eur = handlingEur(from, parcel.terms()) + lane.get().priceEur(parcel.kg());
        double co2 = Emissions.shipped(km, parcel.kg(), true);
        return Optional.of(option(parcel, Way.SHIP_HOME, Optional.empty(), times, eur, co2, 0));
    }

    private Option option(
            Parcel parcel, Way way, Optional<Location> to, Times times, double eur, double co2, double customerKm) {
        Location from = parcel.from();
        double score = score(eur, hours(times.end()), co2, parcel.misses(), customerKm, sourcing.priorityEur(from));
        return new Option(
                way,
                from,
                to,
                times.packBy(),
                times.shipBy(),
                times.start(),
                times.end(),
                money(eur),
                eur,
                co2,
                parcel.chance(),
                km(from),
                score,
                parcel.terms().offerId());
    }

    /** The policy's weighted sum in euros. A part that grows makes it grow, in floating point too. */
    double score(double eur, double hours, double co2, double misses, double customerKm, double priority) {
        SourcingPolicy.Weights weights = sourcing.weights();
        return eur
                + hours * weights.hourEur()
                + co2 * weights.co2KgEur()
                + misses * weights.missEur()
                + customerKm * weights.customerKmEur()
                + priority;
    }

    double hours(Instant end) {
        return Math.max(0, Duration.between(now, end).toMinutes()) / 60.0;
    }

    double km(Location from) {
        return from.kmTo(store);
    }

    static long travelMinutes(double km) {
        return Math.round(km * Emissions.DETOUR / CUSTOMER_KM_PER_HOUR * 60);
    }

    static double handlingEur(Location from, Terms terms) {
        return terms.costEur().orElseGet(() -> handlingEur(from.kind()));
    }

    static double handlingEur(LocationKind kind) {
        return switch (kind) {
            case STORE -> 3.00;
            case WAREHOUSE -> 1.50;
            // The partner's fee is in it.
            case PARTNER -> 6.00;
        };
    }

    private Money money(double eur) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        double perEuro = carrier.perEuro(currency.getCurrencyCode()).orElse(1.0);
        return new Money(Math.round(eur * perEuro * Math.pow(10, digits)), currency);
    }

    private record Times(Instant packBy, Instant shipBy, Instant start, Instant end) {}
}
