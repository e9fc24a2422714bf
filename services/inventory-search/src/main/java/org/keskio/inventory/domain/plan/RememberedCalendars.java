package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.OpeningHours;

/** The same answers for one question, each worked out once: hundreds of stores share a few dozen calendars. */
final class RememberedCalendars extends Calendars {

    private record Ready(OpeningHours hours, ZoneId zone, String country, int minutes, int days, Instant from) {}

    private record Leaves(ZoneId zone, String country, Instant ready) {}

    private record Arrives(LocalDate leaves, int days, String from, String to) {}

    private record Received(Location at, LocalDate day, LocalTime by) {}

    private final Map<Ready, Optional<Instant>> ready = new HashMap<>();
    private final Map<Leaves, Departure> leaves = new HashMap<>();
    private final Map<Arrives, LocalDate> arrives = new HashMap<>();
    private final Map<Received, Optional<Instant>> received = new HashMap<>();

    RememberedCalendars(PlanPolicy policy, Holidays holidays) {
        super(policy, holidays);
    }

    @Override
    Optional<Instant> ready(Location at, int daysOfWork, Instant from) {
        WorkCalendar work = work(at);
        Ready key = new Ready(work.hours(), work.zone(), work.country(), at.handlingMinutes(), daysOfWork, from);
        return ready.computeIfAbsent(key, any -> super.ready(at, daysOfWork, from));
    }

    @Override
    Departure leaves(Location from, Instant at) {
        return leaves.computeIfAbsent(new Leaves(from.timeZone(), from.country(), at), any -> super.leaves(from, at));
    }

    @Override
    LocalDate arrives(LocalDate day, int days, String from, String to) {
        return arrives.computeIfAbsent(new Arrives(day, days, from, to), any -> super.arrives(day, days, from, to));
    }

    @Override
    Optional<Instant> received(Location at, LocalDate day, LocalTime by) {
        return received.computeIfAbsent(new Received(at, day, by), any -> super.received(at, day, by));
    }
}
