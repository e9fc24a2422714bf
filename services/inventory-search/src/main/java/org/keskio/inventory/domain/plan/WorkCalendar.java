package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.keskio.inventory.domain.location.OpeningHours;

/** When people work at a place: its hours without the holidays of its country. */
record WorkCalendar(OpeningHours hours, ZoneId zone, String country, Holidays holidays) {

    // Nobody waits longer than this for a shop to open; also the end of the search.
    private static final int STEPS = 400;
    // A place that never closes is told to be open; a holiday next month does not matter to who stands there.
    private static final int DAYS_AHEAD = 8;

    /** The first working instant from {@code from} on; empty when there is none. */
    Optional<Instant> next(Instant from) {
        Instant at = from;
        for (int i = 0; i < STEPS; i++) {
            Optional<Instant> open = hours.nextOpen(at, zone);
            if (open.isEmpty() || !isHoliday(open.get())) {
                return open;
            }
            at = midnightAfter(open.get());
        }
        return Optional.empty();
    }

    /** The instant at which so much working time has passed since {@code from}; empty when there is not so much. */
    Optional<Instant> after(Duration work, Instant from) {
        Instant at = from;
        Duration left = work;
        for (int i = 0; i < STEPS; i++) {
            Optional<Instant> open = next(at);
            if (open.isEmpty()) {
                return Optional.empty();
            }
            // A day at a time, because the next one may be a holiday.
            Instant midnight = midnightAfter(open.get());
            Instant end = hours.closesAfter(open.get(), zone)
                    .filter(close -> close.isBefore(midnight))
                    .orElse(midnight);
            Duration span = Duration.between(open.get(), end);
            if (span.compareTo(left) >= 0) {
                return Optional.of(open.get().plus(left));
            }
            left = left.minus(span);
            at = end;
        }
        return Optional.empty();
    }

    /** The start of work after so many working days; 0 is {@code from} itself. */
    Optional<Instant> afterDays(int days, Instant from) {
        Optional<Instant> at = Optional.of(from);
        for (int day = 0; day < days && at.isPresent(); day++) {
            at = next(at.get()).flatMap(open -> next(midnightAfter(open)));
        }
        return at;
    }

    /** Whether people work there now, and until when or from when on. */
    Counter at(Instant now) {
        Optional<Instant> open = next(now);
        boolean isOpen = open.filter(now::equals).isPresent();
        return isOpen ? new Counter(true, closes(now)) : new Counter(false, open);
    }

    private Optional<Instant> closes(Instant now) {
        Optional<Instant> end = hours.closesAfter(now, zone);
        Instant midnight = midnightAfter(now);
        for (int day = 0; day < DAYS_AHEAD && end.map(midnight::isBefore).orElse(true); day++) {
            if (isHoliday(midnight)) {
                return Optional.of(midnight);
            }
            midnight = midnightAfter(midnight);
        }
        return end;
    }

    private boolean isHoliday(Instant at) {
        return holidays.isHoliday(country, LocalDate.ofInstant(at, zone));
    }

    private Instant midnightAfter(Instant at) {
        return LocalDate.ofInstant(at, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
