package org.keskio.inventory.application.send;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Plan;
import org.keskio.inventory.domain.plan.Way;

/** The ways that a clerk was shown, kept so that the one tapped can be held to its word. */
public record PlanSet(
        UUID id,
        Sku sku,
        int quantity,
        LocationCode store,
        Optional<UUID> customer,
        UUID quoteId,
        Instant createdAt,
        Instant expiresAt,
        List<Shown> plans) {

    public PlanSet {
        plans = List.copyOf(plans);
    }

    /** A plan as it was shown. */
    public record Shown(
            String planId,
            Way way,
            LocationCode source,
            Optional<LocationCode> destination,
            Instant start,
            Instant end) {

        static Shown of(Plan plan) {
            Option option = plan.option();
            return new Shown(
                    option.id(),
                    option.way(),
                    option.source().code(),
                    option.destination().map(Location::code),
                    option.start(),
                    option.end());
        }

        /** Whether an option of now keeps what this one said. */
        boolean isKeptBy(Option option) {
            return option.id().equals(planId)
                    && option.destination().map(Location::code).equals(destination)
                    && !option.end().isAfter(end);
        }
    }

    /** The plan with the id. */
    Optional<Shown> plan(String planId) {
        return plans.stream().filter(plan -> plan.planId().equals(planId)).findFirst();
    }
}
