package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.keskio.inventory.domain.location.OpeningHours;

/** When people work at a place: its hours without the holidays of its country. */
record WorkCalendar(OpeningHours hours, ZoneId zone, String country, Holidays holidays) implements WorkTime {

    // Nobody waits longer than this for a shop to open; also the end of the search.
    private static final int STEPS = 400;
    // A place that never closes is told to be open; a holiday next month does not matter to who stands there.
    private static final int DAYS_AHEAD = 8;

    /** Working time from {@code start} on, until {@code end} comes. */
    record Span(Instant start, Instant end) {}

    @Override
    public Optional<Instant> next(Instant from) {
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

    @Override
    public Optional<Instant> after(Duration work, Instant from) {
        Instant at = from;
        Duration left = work;
        for (int i = 0; i < STEPS; i++) {
            Optional<Span> next = span(at);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Duration span = Duration.between(next.get().start(), next.get().end());
            if (span.compareTo(left) >= 0) {
                return Optional.of(next.get().start().plus(left));
            }
            left = left.minus(span);
            at = next.get().end();
        }
        return Optional.empty();
    }

    /** What is left of the working time that goes on at {@code from}, or else the next; empty when there is none. */
    Optional<Span> span(Instant from) {
        return next(from).map(open -> {
            // A day at a time, because the next one may be a holiday.
            Instant midnight = midnightAfter(open);
            return new Span(
                    open,
                    hours.closesAfter(open, zone)
                            .filter(close -> close.isBefore(midnight))
                            .orElse(midnight));
        });
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
}
