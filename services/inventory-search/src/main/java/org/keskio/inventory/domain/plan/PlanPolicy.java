package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.time.LocalTime;
import org.keskio.inventory.domain.location.OpeningHours;

/**
 * How the company weighs ways against each other. All weights are in euros, so that a score can be read as what a way
 * costs when time, emissions and doubt have a price.
 *
 * @param hourEur          what an hour of waiting is worth
 * @param co2KgEur         what a kilogram of CO2 equivalent is worth
 * @param missEur          what it costs when the pieces are not found
 * @param customerKmEur    what a kilometre of the customer's own way is worth
 * @param pickUpKm         how far a customer can be asked to go
 * @param maxPlans         plans shown at most
 * @param cutOff           when the carrier leaves, local to the source
 * @param carryTime        from the back of the store to the customer
 * @param receiveTime      from the carrier's arrival at a store to ready for the customer, in working time
 * @param backHours        when people work where the public has no access
 * @param collectWithin    how long a piece waits for its customer
 */
public record PlanPolicy(
        double hourEur,
        double co2KgEur,
        double missEur,
        double customerKmEur,
        double pickUpKm,
        int maxPlans,
        LocalTime cutOff,
        Duration carryTime,
        Duration receiveTime,
        OpeningHours backHours,
        Duration collectWithin) {

    /** What holds unless the settings say otherwise. */
    public static final PlanPolicy DEFAULT = new PlanPolicy(
            0.10,
            0.10,
            15.00,
            0.20,
            100,
            12,
            LocalTime.of(16, 0),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            OpeningHours.parse("Mo-Fr 08:00-18:00"),
            Duration.ofDays(7));
}
