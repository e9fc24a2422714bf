package org.keskio.inventory.application.send;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Pieces;
import org.keskio.inventory.domain.plan.Plan;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.Way;

/**
 * The ways that a clerk was shown, kept so that the one tapped can be held to its word.
 *
 * @param lines         what was asked for, missing pieces too
 * @param policyVersion the sourcing policy that ranked them
 */
public record PlanSet(
        UUID id,
        List<Pieces> lines,
        LocationCode store,
        Optional<UUID> customer,
        UUID quoteId,
        long policyVersion,
        Instant createdAt,
        Instant expiresAt,
        List<Shown> plans) {

    public PlanSet {
        lines = List.copyOf(lines);
        plans = List.copyOf(plans);
    }

    /** A plan as it was shown. */
    public record Shown(String planId, List<Part> legs) {

        public Shown {
            legs = List.copyOf(legs);
        }

        static Shown of(Plan plan) {
            return new Shown(plan.id(), plan.legs().stream().map(Part::of).toList());
        }

        /** Whether a part of it goes to the customer's home. */
        boolean goesHome() {
            return legs.stream().anyMatch(leg -> leg.way() == Way.SHIP_HOME);
        }
    }

    /** What one source was said to supply, and by when. */
    public record Part(
            Way way,
            LocationCode source,
            Optional<String> offerId,
            Optional<LocationCode> destination,
            Instant start,
            Instant end,
            List<Pieces> lines) {

        public Part {
            lines = List.copyOf(lines);
        }

        static Part of(Plan.Leg leg) {
            Option option = leg.option();
            return new Part(
                    option.way(),
                    option.source().code(),
                    option.offerId(),
                    option.destination().map(Location::code),
                    option.start(),
                    option.end(),
                    leg.lines());
        }

        Planner.Place place() {
            return new Planner.Place(way, source, offerId);
        }

        /** Whether an option of now keeps what this one said. */
        boolean isKeptBy(Option option) {
            return option.way() == way
                    && option.source().code().equals(source)
                    && option.offerId().equals(offerId)
                    && option.destination().map(Location::code).equals(destination)
                    && !option.end().isAfter(end);
        }
    }

    /** The plan with the id. */
    Optional<Shown> plan(String planId) {
        return plans.stream().filter(plan -> plan.planId().equals(planId)).findFirst();
    }
}
