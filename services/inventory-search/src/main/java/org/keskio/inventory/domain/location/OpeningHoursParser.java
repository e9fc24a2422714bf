package org.keskio.inventory.domain.location;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads rules such as {@code Mo-Fr,Su 10:00-14:00,15:00-20:00}, {@code Sa off} and {@code 24/7}, separated by
 * semicolons. A later rule replaces earlier ones for its days; a rule without days is for all of them.
 */
final class OpeningHoursParser {

    private static final int MAX_LENGTH = 500;
    private static final int DAY = 24 * 60;
    private static final List<String> DAYS = List.of("mo", "tu", "we", "th", "fr", "sa", "su");
    private static final Pattern RULE = Pattern.compile(
            "(?<days>[A-Za-z]{2}(?:\\s*[-,]\\s*[A-Za-z]{2})*)?\\s*(?<times>24/7|off|closed|[0-9:,\\s-]+)");
    private static final Pattern TIMES = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");

    private final String text;

    OpeningHoursParser(String text) {
        this.text = text;
    }

    OpeningHours parse() {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("opening hours must be at most 500 characters");
        }
        Map<DayOfWeek, List<OpeningHours.Range>> week = new EnumMap<>(DayOfWeek.class);
        for (String rule : text.split(";", -1)) {
            if (!rule.isBlank()) {
                read(rule.strip(), week);
            }
        }
        return new OpeningHours(text, week);
    }

    private static void read(String rule, Map<DayOfWeek, List<OpeningHours.Range>> week) {
        Matcher parts = RULE.matcher(rule);
        if (!parts.matches()) {
            throw new IllegalArgumentException("opening hours cannot be read at '" + rule + "'");
        }
        String days = parts.group("days");
        List<OpeningHours.Range> ranges = ranges(parts.group("times").strip());
        for (DayOfWeek day : days == null ? EnumSet.allOf(DayOfWeek.class) : days(days)) {
            week.put(day, ranges);
        }
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            DayOfWeek first = day(dash < 0 ? part : part.substring(0, dash));
            DayOfWeek last = dash < 0 ? first : day(part.substring(dash + 1));
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        int index = DAYS.indexOf(name.strip().toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new IllegalArgumentException("opening hours name an unknown day '" + name.strip() + "'");
        }
        return DayOfWeek.of(index + 1);
    }

    private static List<OpeningHours.Range> ranges(String times) {
        return switch (times) {
            case "off", "closed" -> List.of();
            case "24/7" -> List.of(new OpeningHours.Range(0, DAY));
            default -> timed(times);
        };
    }

    private static List<OpeningHours.Range> timed(String times) {
        List<OpeningHours.Range> ranges = new ArrayList<>();
        for (String part : times.split(",", -1)) {
            Matcher range = TIMES.matcher(part.strip());
            if (!range.matches()) {
                throw new IllegalArgumentException("opening hours cannot be read at '" + part.strip() + "'");
            }
            int start = minutes(range.group(1), range.group(2));
            int end = minutes(range.group(3), range.group(4));
            if (start >= DAY || end > 2 * DAY) {
                throw new IllegalArgumentException("opening hours have a time outside of the day at '" + part + "'");
            }
            ranges.add(new OpeningHours.Range(start, end <= start ? end + DAY : end));
        }
        return OpeningHours.tidy(ranges);
    }

    private static int minutes(String hours, String minutes) {
        int minute = Integer.parseInt(minutes);
        if (minute > 59) {
            throw new IllegalArgumentException("opening hours have a minute of " + minute);
        }
        return Integer.parseInt(hours) * 60 + minute;
    }
}
