package org.keskio.inventory.domain.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.location.OpeningHours;

/** When things can happen: work at places, departures and arrivals of the carrier. */
class Calendars {

    private final PlanPolicy policy;
    private final Holidays holidays;

    Calendars(PlanPolicy policy, Holidays holidays) {
        this.policy = policy;
        this.holidays = holidays;
    }

    /** A carrier's departure: the day, and the instant at the source. */
    record Departure(LocalDate day, Instant at) {}

    /** When the place can have it ready: after so many whole days of other work, in working time. */
    Optional<Instant> ready(Location at, int daysOfWork, Instant from) {
        WorkTime work = work(at);
        Duration handling = Duration.ofMinutes(at.handlingMinutes());
        return work.afterDays(daysOfWork, from).flatMap(start -> work.after(handling, start));
    }

    /** The start of work there after so many whole days of it. */
    Optional<Instant> afterDays(Location at, int days, Instant from) {
        return work(at).afterDays(days, from);
    }

    /** The first instant from then on at which people work there. */
    Optional<Instant> next(Location at, Instant from) {
        return work(at).next(from);
    }

    /** When a store has what the carrier brings on a day by then ready for its customer. */
    Optional<Instant> received(Location at, LocalDate day, LocalTime by) {
        return work(at).after(policy.receiveTime(), at(day, by, at.timeZone()));
    }

    /** The carrier's departure that catches what is ready then. */
    Departure leaves(Location from, Instant ready) {
        LocalDate day = LocalDate.ofInstant(ready, from.timeZone());
        Departure first = departure(from, day);
        return first.at().isBefore(ready) ? departure(from, day.plusDays(1)) : first;
    }

    /** The carrier's first departure on the day or after it. */
    Departure departure(Location from, LocalDate notBefore) {
        LocalDate day = notBefore;
        while (!isCarrierDay(day, from.country(), from.country())) {
            day = day.plusDays(1);
        }
        return new Departure(day, at(day, policy.cutOff(), from.timeZone()));
    }

    /** The day on which what left then arrives. */
    LocalDate arrives(LocalDate leaves, int days, String from, String to) {
        LocalDate day = leaves;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isCarrierDay(day, from, to)) {
                left--;
            }
        }
        return day;
    }

    private boolean isCarrierDay(LocalDate day, String from, String to) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.isHoliday(from, day)
                && !holidays.isHoliday(to, day);
    }

    /** Whether people work there now, and until when or from when on. */
    Counter counter(Location place, Instant now) {
        return calendar(place).at(now);
    }

    WorkTime work(Location at) {
        return calendar(at);
    }

    final WorkCalendar calendar(Location at) {
        return new WorkCalendar(hours(at), at.timeZone(), at.country(), holidays);
    }

    final OpeningHours hours(Location at) {
        return at.kind() != LocationKind.STORE && at.hours().isNever() ? policy.backHours() : at.hours();
    }

    static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
