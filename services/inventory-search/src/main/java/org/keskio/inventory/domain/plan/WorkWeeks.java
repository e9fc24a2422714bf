package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A calendar's working time, laid out a week at a time when somebody asks about it, and remembered. */
final class WorkWeeks implements WorkTime {

    private static final long WEEK_SECONDS = Duration.ofDays(7).toSeconds();
    // Who waits longer asks the calendar itself.
    private static final int WEEKS_AHEAD = 4;
    // A year goes by before weeks that are long over are forgotten with the rest.
    private static final int MOST_WEEKS = 60;

    private final WorkCalendar calendar;
    private final Map<Long, List<WorkCalendar.Span>> weeks = new ConcurrentHashMap<>();

    WorkWeeks(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public ZoneId zone() {
        return calendar.zone();
    }

    @Override
    public Optional<Instant> next(Instant from) {
        return after(Duration.ZERO, from);
    }

    @Override
    public Optional<Instant> after(Duration work, Instant from) {
        Duration left = work;
        long first = Math.floorDiv(from.getEpochSecond(), WEEK_SECONDS);
        for (long week = first; week < first + WEEKS_AHEAD; week++) {
            for (WorkCalendar.Span span : week(week)) {
                if (span.end().isAfter(from)) {
                    Instant start = span.start().isAfter(from) ? span.start() : from;
                    Duration open = Duration.between(start, span.end());
                    if (open.compareTo(left) >= 0) {
                        return Optional.of(start.plus(left));
                    }
                    left = left.minus(open);
                }
            }
        }
        return calendar.after(work, from);
    }

    private List<WorkCalendar.Span> week(long week) {
        List<WorkCalendar.Span> known = weeks.get(week);
        if (known == null) {
            known = laidOut(week);
            if (weeks.size() >= MOST_WEEKS) {
                weeks.clear();
            }
            weeks.put(week, known);
        }
        return known;
    }

    private List<WorkCalendar.Span> laidOut(long week) {
        Instant end = Instant.ofEpochSecond((week + 1) * WEEK_SECONDS);
        List<WorkCalendar.Span> spans = new ArrayList<>();
        Optional<WorkCalendar.Span> next = calendar.span(Instant.ofEpochSecond(week * WEEK_SECONDS));
        while (next.filter(span -> span.start().isBefore(end)).isPresent()) {
            WorkCalendar.Span span = next.get();
            spans.add(span.end().isAfter(end) ? new WorkCalendar.Span(span.start(), end) : span);
            next = calendar.span(span.end());
        }
        return List.copyOf(spans);
    }
}
