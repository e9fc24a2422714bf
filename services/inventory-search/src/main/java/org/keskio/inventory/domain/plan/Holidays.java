package org.keskio.inventory.domain.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * National days on which shops and carriers rest, by rule: fixed dates, days counted from Easter and moving Saturdays.
 * Eves on which nearly everything is closed are among them. Countries without rules here have none.
 */
public final class Holidays {

    private record Year(String country, int year) {}

    private final Map<Year, Set<LocalDate>> known = new ConcurrentHashMap<>();

    /** Whether the country rests on the day; {@code country} is ISO 3166-1 alpha-2. */
    public boolean isHoliday(String country, LocalDate day) {
        return known.computeIfAbsent(new Year(country, day.getYear()), Holidays::of)
                .contains(day);
    }

    private static Set<LocalDate> of(Year key) {
        Days days = new Days(key.year());
        return switch (key.country()) {
            case "FI" ->
                days.fixed(1, 1, 1, 6, 5, 1, 12, 6, 12, 24, 12, 25, 12, 26)
                        .easter(-2, 0, 1, 39, 49)
                        .midsummer()
                        .allSaints()
                        .found();
            case "SE" ->
                days.fixed(1, 1, 1, 6, 5, 1, 6, 6, 12, 24, 12, 25, 12, 26, 12, 31)
                        .easter(-2, 0, 1, 39, 49)
                        .midsummer()
                        .allSaints()
                        .found();
            case "NO" ->
                days.fixed(1, 1, 5, 1, 5, 17, 12, 24, 12, 25, 12, 26)
                        .easter(-3, -2, 0, 1, 39, 49, 50)
                        .found();
            // Great Prayer Day ended in 2023; Constitution Day and Christmas Eve are closing days by the shops act.
            case "DK" ->
                days.fixed(1, 1, 6, 5, 12, 24, 12, 25, 12, 26)
                        .easter(-3, -2, 0, 1, 39, 49, 50)
                        .found();
            case "EE" ->
                days.fixed(1, 1, 2, 24, 5, 1, 6, 23, 6, 24, 8, 20, 12, 24, 12, 25, 12, 26)
                        .easter(-2, 0, 49)
                        .found();
            default -> Set.of();
        };
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        int day = (h + l - 7 * m + 114) % 31 + 1;
        return LocalDate.of(year, month, day);
    }

    private static final class Days {

        private final int year;
        private final Set<LocalDate> found = new HashSet<>();

        Days(int year) {
            this.year = year;
        }

        /** Month, day, month, day ... */
        Days fixed(int... monthDays) {
            for (int i = 0; i < monthDays.length; i += 2) {
                found.add(LocalDate.of(year, monthDays[i], monthDays[i + 1]));
            }
            return this;
        }

        Days easter(int... offsets) {
            LocalDate sunday = Holidays.easter(year);
            for (int offset : offsets) {
                found.add(sunday.plusDays(offset));
            }
            return this;
        }

        /** The Saturday of 20-26 June and the day before it. */
        Days midsummer() {
            LocalDate day = LocalDate.of(year, Month.JUNE, 20).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
            found.add(day);
            found.add(day.minusDays(1));
            return this;
        }

        /** The Saturday of 31 October - 6 November. */
        Days allSaints() {
            found.add(LocalDate.of(year, Month.OCTOBER, 31).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)));
            return this;
        }

        Set<LocalDate> found() {
            return Set.copyOf(found);
        }
    }
}
