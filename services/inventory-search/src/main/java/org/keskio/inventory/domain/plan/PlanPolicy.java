package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.LocalTime;
import org.keskio.inventory.domain.location.OpeningHours;

/**
 * How work is done at our places; what the company prefers is in {@link SourcingPolicy}.
 *
 * @param cutOff        when the carrier leaves, local to the source
 * @param carryTime     from the back of the store to the customer
 * @param receiveTime   from the carrier's arrival at a store to ready for the customer, in working time
 * @param backHours     when people work where the public has no access
 * @param collectWithin how long a piece waits for its customer
 */
public record PlanPolicy(
        LocalTime cutOff, Duration carryTime, Duration receiveTime, OpeningHours backHours, Duration collectWithin) {

    /** What holds unless the settings say otherwise. */
    public static final PlanPolicy DEFAULT = new PlanPolicy(
            LocalTime.of(16, 0),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            OpeningHours.parse("Mo-Fr 08:00-18:00"),
            Duration.ofDays(7));
}
