package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.domain.location.Location;

/** What sources can be at best for one parcel, by calendar: worked out once for all that share it. */
final class Bounds {

    private final Weigher weigher;
    private final CarrierTable carrier;
    private final double kg;
    private @Nullable OfCalendar[] known = new @Nullable OfCalendar[64];

    Bounds(Weigher weigher, CarrierTable carrier, double kg) {
        this.weigher = weigher;
        this.carrier = carrier;
        this.kg = kg;
    }

    double kg() {
        return kg;
    }

    /**
     * The best of all that share a calendar.
     *
     * @param never whether nobody ever works there
     * @param ready    when it is ready if nothing has to be done first
     * @param mayFetch whether customers may fetch it there
     */
    record OfCalendar(boolean never, Instant ready, boolean mayFetch, Lanes toStore, Lanes toHome) {}

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

    OfCalendar of(Atlas.Entry entry) {
        int number = entry.calendar();
        if (number >= known.length) {
            known = Arrays.copyOf(known, Math.max(number + 1, known.length * 2));
        }
        OfCalendar found = known[number];
        if (found == null) {
            found = make(entry.location());
            known[number] = found;
        }
        return found;
    }

    private OfCalendar make(Location from) {
        Optional<Instant> ready = weigher.calendars().ready(from, 0, weigher.now());
        if (ready.isEmpty()) {
            return new OfCalendar(true, Instant.MAX, false, Lanes.NONE, Lanes.NONE);
        }
        boolean toStore = weigher.mayGo(from, Way.SHIP_TO_STORE);
        boolean toHome = weigher.mayGo(from, Way.SHIP_HOME);
        LocalDate leaves = weigher.calendars().leaves(from, ready.get()).day();
        return new OfCalendar(
                false,
                ready.get(),
                weigher.mayGo(from, Way.PICK_UP_THERE),
                toStore ? lanes(from, weigher.store().country(), leaves, true) : Lanes.NONE,
                toHome ? lanes(from, weigher.home().country(), leaves, false) : Lanes.NONE);
    }

    private Lanes lanes(Location from, String to, LocalDate leaves, boolean toStore) {
        List<CarrierTable.Lane> lanes = carrier.lanes(from.country(), to);
        int count = lanes.size();
        Lanes best = new Lanes(new double[count], new double[count], new Instant[count], new double[count]);
        double price = Double.POSITIVE_INFINITY;
        Instant end = Instant.MAX;
        for (int i = count - 1; i >= 0; i--) {
            CarrierTable.Lane lane = lanes.get(i);
            LocalDate day = weigher.calendars().arrives(leaves, lane.transitDays(), from.country(), to);
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
