package org.keskio.inventory.domain.plan;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.OpeningHours;

/**
 * The same answers, each worked out once for all who ask: hundreds of stores share a few dozen calendars, and the days of
 * the carrier are the same for every plan of a day.
 */
final class RememberedCalendars extends Calendars {

    // Some years of days; then it begins anew.
    private static final int MOST = 20_000;

    private record Work(OpeningHours hours, ZoneId zone, String country) {}

    private record Day(LocalDate day, ZoneId zone, String country) {}

    private record Arrives(LocalDate leaves, int days, String from, String to) {}

    private final Map<Work, WorkTime> works = new ConcurrentHashMap<>();
    private final Map<Day, Departure> departures = new ConcurrentHashMap<>();
    private final Map<Arrives, LocalDate> arrivals = new ConcurrentHashMap<>();

    RememberedCalendars(PlanPolicy policy, Holidays holidays) {
        super(policy, holidays);
    }

    @Override
    WorkTime work(Location at) {
        Work key = new Work(hours(at), at.timeZone(), at.country());
        WorkTime known = works.get(key);
        return known == null ? kept(works, key, new WorkWeeks(calendar(at))) : known;
    }

    @Override
    Departure departure(Location from, LocalDate day) {
        Day key = new Day(day, from.timeZone(), from.country());
        Departure known = departures.get(key);
        return known == null ? kept(departures, key, super.departure(from, day)) : known;
    }

    @Override
    LocalDate arrives(LocalDate day, int days, String from, String to) {
        Arrives key = new Arrives(day, days, from, to);
        LocalDate known = arrivals.get(key);
        return known == null ? kept(arrivals, key, super.arrives(day, days, from, to)) : known;
    }

    private static <K, V> V kept(Map<K, V> known, K key, V value) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, value);
        return value;
    }
}
