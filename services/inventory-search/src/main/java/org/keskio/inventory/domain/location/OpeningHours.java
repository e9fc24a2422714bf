package org.keskio.inventory.domain.location;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weekly opening hours, written in a part of OpenStreetMap's syntax, e.g. {@code Mo-Fr 10:00-20:00; Sa 10:00-18:00}.
 * Times are local to the location; a range may end past midnight ({@code 22:00-02:00} or {@code 22:00-26:00}).
 */
public final class OpeningHours {

    /** Closed to the public. */
    public static final OpeningHours NEVER = new OpeningHours("", Map.of());

    private static final int DAY = 24 * 60;
    // A week, the night before it and the day that ends it.
    private static final int DAYS_AHEAD = 8;
    private static final int WORKING_DAYS_AHEAD = 400;

    private final String text;
    private final Map<DayOfWeek, List<Range>> week;

    OpeningHours(String text, Map<DayOfWeek, List<Range>> week) {
        this.text = text;
        this.week = week.isEmpty() ? Map.of() : new EnumMap<>(week);
    }

    /** Reads opening hours; empty text is {@link #NEVER}; IllegalArgumentException says what cannot be read. */
    public static OpeningHours parse(String text) {
        return text.isBlank() ? NEVER : new OpeningHoursParser(text.strip()).parse();
    }

    /** As they were written. */
    public String text() {
        return text;
    }

    /** Whether there is any hour in the week. */
    public boolean isNever() {
        return week.values().stream().allMatch(List::isEmpty);
    }

    /** Whether it is open at the instant; the closing instant itself is closed. */
    public boolean isOpen(Instant at, ZoneId zone) {
        return opening(at, zone).filter(span -> !span.start().isAfter(at)).isPresent();
    }

    /** The first instant from {@code from} on when it is open; empty when it never opens. */
    public Optional<Instant> nextOpen(Instant from, ZoneId zone) {
        return opening(from, zone).map(span -> span.start().isAfter(from) ? span.start() : from);
    }

    /** When the opening that covers {@code at}, or else the next one, ends; empty when it never opens or never closes. */
    public Optional<Instant> closesAfter(Instant at, ZoneId zone) {
        Optional<Span> first = opening(at, zone);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Instant end = first.get().end();
        for (int i = 0; i < DAYS_AHEAD; i++) {
            Optional<Span> next = opening(end, zone);
            if (next.isEmpty() || next.get().start().isAfter(end)) {
                return Optional.of(end);
            }
            end = next.get().end();
        }
        return Optional.empty();
    }

    /** The instant at which so much time of being open has passed since {@code from}; empty when it never opens. */
    public Optional<Instant> afterWorking(Duration work, Instant from, ZoneId zone) {
        Instant at = from;
        Duration left = work;
        for (int i = 0; i < WORKING_DAYS_AHEAD; i++) {
            Optional<Span> span = opening(at, zone);
            if (span.isEmpty()) {
                return Optional.empty();
            }
            Instant start = span.get().start().isAfter(at) ? span.get().start() : at;
            Duration open = Duration.between(start, span.get().end());
            if (open.compareTo(left) >= 0) {
                return Optional.of(start.plus(left));
            }
            left = left.minus(open);
            at = span.get().end();
        }
        return Optional.empty();
    }

    /** The first opening that ends after the instant. */
    private Optional<Span> opening(Instant at, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        Optional<Span> best = Optional.empty();
        for (int day = -1; day <= DAYS_AHEAD; day++) {
            LocalDate date = today.plusDays(day);
            if (best.isPresent() && best.get().start().isBefore(startOf(date, zone))) {
                return best;
            }
            for (Range range : week.getOrDefault(date.getDayOfWeek(), List.of())) {
                Span span = range.on(date, zone);
                if (span.end().isAfter(at)
                        && (best.isEmpty() || span.start().isBefore(best.get().start()))) {
                    best = Optional.of(span);
                }
            }
        }
        return best;
    }

    private static Instant startOf(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningHours that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private record Span(Instant start, Instant end) {}

    /** Minutes from the day's midnight; the end may lie in the next day. */
    record Range(int start, int end) {

        Range {
            if (start < 0 || start >= DAY || end <= start || end - start > 2 * DAY) {
                throw new IllegalArgumentException("opening hours must end after they start and within a day");
            }
        }

        private Span on(LocalDate date, ZoneId zone) {
            return new Span(at(date, start, zone), at(date, end, zone));
        }

        private static Instant at(LocalDate date, int minutes, ZoneId zone) {
            // Wall-clock time, so that a shop opens at 10 on the day the clocks change, too.
            return date.atStartOfDay().plusMinutes(minutes).atZone(zone).toInstant();
        }
    }

    /** Sorted, with ranges that touch or overlap made one. */
    static List<Range> tidy(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingInt(Range::start));
        List<Range> tidy = new ArrayList<>(sorted.size());
        for (Range range : sorted) {
            Range last = tidy.isEmpty() ? range : tidy.getLast();
            if (!tidy.isEmpty() && range.start() <= last.end()) {
                tidy.set(tidy.size() - 1, new Range(last.start(), Math.max(last.end(), range.end())));
            } else {
                tidy.add(range);
            }
        }
        return List.copyOf(tidy);
    }
}
