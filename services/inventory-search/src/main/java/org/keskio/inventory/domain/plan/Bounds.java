package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.domain.chance.ChanceModel;
import org.keskio.inventory.domain.location.Location;

/** What sources can be at best for one parcel, by calendar: worked out once for all that share it. */
final class Bounds {

    private final Weigher weigher;
    private final CarrierTable carrier;
    private final ChanceModel model;
    private final double kg;
    private final Map<Journey, Lanes> journeys = new HashMap<>();
    private @Nullable OfCalendar[] known = new @Nullable OfCalendar[64];

    Bounds(Weigher weigher, CarrierTable carrier, ChanceModel model, double kg) {
        this.weigher = weigher;
        this.carrier = carrier;
        this.model = model;
        this.kg = kg;
    }

    double kg() {
        return kg;
    }

    private record Journey(String country, LocalDate leaves, Way way) {}

    /**
     * The best of all that share a calendar, and how far it is worth looking at them.
     *
     * @param ready  when it is ready if nothing has to be done first
     * @param misses lines that will not be found, as a mean
     * @param vain   by way, as the square of the chord: what lies there or beyond cannot be among the plans
     */
    record OfCalendar(
            Instant ready,
            double handlingEur,
            double priorityEur,
            double misses,
            Lanes toStore,
            Lanes toHome,
            double[] vain) {

        boolean isInVain(Way way, double square) {
            return square >= vain[way.ordinal()];
        }

        /** Whether no way is worth a look; three comparisons and one branch, because most end here. */
        boolean isInVain(double square, double squareHome) {
            return square >= vain[Way.PICK_UP_THERE.ordinal()]
                    & square >= vain[Way.SHIP_TO_STORE.ordinal()]
                    & squareHome >= vain[Way.SHIP_HOME.ordinal()];
        }

        /** Nothing of the calendar that lies so far or farther can be among the plans that way. */
        void noteInVain(Way way, double square) {
            vain[way.ordinal()] = Math.min(vain[way.ordinal()], square);
        }
    }

    /** From one lane on: the least price and the first arrival of it and all that go farther. */
    record Lanes(double[] upToKm, double[] prices, Instant[] ends, double[] hoursUntil) {

        static final Lanes NONE = new Lanes(new double[0], new double[0], new Instant[0], new double[0]);

        boolean isServed() {
            return upToKm.length > 0;
        }

        int lane(double km) {
            int last = upToKm.length - 1;
            for (int i = 0; i < last; i++) {
                if (km <= upToKm[i]) {
                    return i;
                }
            }
            return last;
        }

        double priceEur(int lane) {
            return prices[lane];
        }

        Instant end(int lane) {
            return ends[lane];
        }

        double hours(int lane) {
            return hoursUntil[lane];
        }
    }

    OfCalendar of(Spot spot) {
        int number = spot.calendar();
        if (number >= known.length) {
            known = Arrays.copyOf(known, Math.max(number + 1, known.length * 2));
        }
        OfCalendar found = known[number];
        if (found == null) {
            found = make(spot.location());
            known[number] = found;
        }
        return found;
    }

    private OfCalendar make(Location from) {
        Optional<Instant> ready = weigher.calendars().ready(from, 0, weigher.now());
        Optional<LocalDate> day =
                ready.map(at -> weigher.calendars().leaves(from, at).day());
        Lanes toStore =
                day.map(leaves -> lanes(from, leaves, Way.SHIP_TO_STORE)).orElse(Lanes.NONE);
        Lanes toHome = day.map(leaves -> lanes(from, leaves, Way.SHIP_HOME)).orElse(Lanes.NONE);
        boolean mayFetch = ready.isPresent() && weigher.mayGo(from, Way.PICK_UP_THERE);
        double[] vain = new double[Way.values().length];
        vain[Way.SHIP_TO_STORE.ordinal()] = toStore.isServed() ? Double.POSITIVE_INFINITY : 0;
        vain[Way.SHIP_HOME.ordinal()] = toHome.isServed() ? Double.POSITIVE_INFINITY : 0;
        vain[Way.PICK_UP_THERE.ordinal()] =
                mayFetch ? Spot.squareBeyond(weigher.sourcing().pickUpKm()) : 0;
        return new OfCalendar(
                ready.orElse(Instant.MAX),
                Weigher.handlingEur(from.kind()),
                weigher.sourcing().leastPriorityEur(from.kind()),
                1 - model.most(from.kind()),
                toStore,
                toHome,
                vain);
    }

    private Lanes lanes(Location from, LocalDate leaves, Way way) {
        return weigher.mayGo(from, way)
                ? journeys.computeIfAbsent(new Journey(from.country(), leaves, way), this::lanes)
                : Lanes.NONE;
    }

    private Lanes lanes(Journey journey) {
        boolean toStore = journey.way() == Way.SHIP_TO_STORE;
        String from = journey.country();
        String to = toStore ? weigher.store().country() : weigher.home().country();
        List<CarrierTable.Lane> lanes = carrier.lanes(from, to);
        int count = lanes.size();
        Lanes best = new Lanes(new double[count], new double[count], new Instant[count], new double[count]);
        double price = Double.POSITIVE_INFINITY;
        Instant end = Instant.MAX;
        for (int i = count - 1; i >= 0; i--) {
            CarrierTable.Lane lane = lanes.get(i);
            LocalDate day = weigher.calendars().arrives(journey.leaves(), lane.transitDays(), from, to);
            Instant there = toStore
                    ? receivedAt(day)
                    : Calendars.at(day, Weigher.HOME_TO, weigher.home().timeZone());
            price = Math.min(price, lane.priceEur(kg));
            end = there.isBefore(end) ? there : end;
            best.upToKm[i] = lane.upToKm();
            best.prices[i] = price;
            best.ends[i] = end;
            best.hoursUntil[i] = end.equals(Instant.MAX) ? Double.MAX_VALUE : weigher.hours(end);
        }
        return best;
    }

    private Instant receivedAt(LocalDate day) {
        return weigher.calendars()
                .received(weigher.store(), day, Weigher.STORE_TO)
                .orElse(Instant.MAX);
    }
}
