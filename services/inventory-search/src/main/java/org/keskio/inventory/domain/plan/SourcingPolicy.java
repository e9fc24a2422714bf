package org.keskio.inventory.domain.plan;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

/**
 * What the company wants of its ways, as it is published and changed while stores work.
 *
 * @param weights           what time, emissions, doubt, the customer's way and extra parcels are worth
 * @param excludedLocations locations that supply nothing
 * @param excludedKinds     kinds of location that supply nothing
 * @param excludedWays      ways that nobody is offered
 * @param kindPriority      euros added to the score of what a kind of location supplies; below 0 it is preferred
 * @param locationPriority  the same for one location
 * @param maxSplits         parcels and pickups beyond the first that a plan may have
 * @param pickUpKm          how far a customer can be asked to go
 * @param maxPlans          plans shown at most
 */
public record SourcingPolicy(
        Weights weights,
        Set<LocationCode> excludedLocations,
        Set<LocationKind> excludedKinds,
        Set<Way> excludedWays,
        Map<LocationKind, Double> kindPriority,
        Map<LocationCode, Double> locationPriority,
        int maxSplits,
        double pickUpKm,
        int maxPlans) {

    private static final double MOST_EUR = 1000;
    private static final int MOST_SPLITS = 9;
    private static final int MOST_KM = 1000;
    private static final int MOST_PLANS = 50;

    public SourcingPolicy {
        excludedLocations = Set.copyOf(excludedLocations);
        excludedKinds = Set.copyOf(excludedKinds);
        excludedWays = Set.copyOf(excludedWays);
        kindPriority = Map.copyOf(kindPriority);
        locationPriority = Map.copyOf(locationPriority);
        kindPriority.values().forEach(eur -> require(Math.abs(eur) <= MOST_EUR, "kind_priorities", "-1000 to 1000"));
        locationPriority
                .values()
                .forEach(eur -> require(Math.abs(eur) <= MOST_EUR, "location_priorities", "-1000 to 1000"));
        require(maxSplits >= 0 && maxSplits <= MOST_SPLITS, "max_splits", "0 to " + MOST_SPLITS);
        require(pickUpKm >= 0 && pickUpKm <= MOST_KM, "pick_up_km", "0 to " + MOST_KM);
        require(maxPlans >= 1 && maxPlans <= MOST_PLANS, "max_plans", "1 to " + MOST_PLANS);
        if (excludedKinds.size() == LocationKind.values().length) {
            throw new IllegalArgumentException("excluded_kinds must leave one kind that supplies");
        }
        if (excludedWays.size() == Way.values().length) {
            throw new IllegalArgumentException("excluded_ways must leave one way");
        }
    }

    /**
     * Weights in euros, so that a score can be read as what a way costs when time, emissions and doubt have a price.
     *
     * @param hourEur       what an hour of waiting is worth
     * @param co2KgEur      what a kilogram of CO2 equivalent is worth
     * @param missEur       what it costs when a line's pieces are not found
     * @param customerKmEur what a kilometre of the customer's own way is worth
     * @param splitEur      what each parcel or pickup beyond the first costs in trouble
     */
    public record Weights(double hourEur, double co2KgEur, double missEur, double customerKmEur, double splitEur) {

        public Weights {
            weight("weights.hour_eur", hourEur);
            weight("weights.co2_kg_eur", co2KgEur);
            weight("weights.miss_eur", missEur);
            weight("weights.customer_km_eur", customerKmEur);
            weight("weights.split_eur", splitEur);
        }

        private static void weight(String field, double eur) {
            require(eur >= 0 && eur <= MOST_EUR, field, "0 to 1000");
        }
    }

    /** What holds unless the settings say otherwise. */
    public static final SourcingPolicy DEFAULT = new SourcingPolicy(
            new Weights(0.10, 0.10, 15.00, 0.20, 2.00),
            Set.of(),
            EnumSet.noneOf(LocationKind.class),
            EnumSet.noneOf(Way.class),
            Map.of(),
            Map.of(),
            2,
            100,
            12);

    /** Whether the location may supply. */
    boolean allows(Location location) {
        return !excludedKinds.contains(location.kind())
                && (excludedLocations.isEmpty() || !excludedLocations.contains(location.code()));
    }

    /** Whether the way may be offered. */
    boolean allows(Way way) {
        return !excludedWays.contains(way);
    }

    /** Euros on top of what the location supplies; below 0 it is preferred. */
    double priorityEur(Location location) {
        double ofKind = kindPriority.isEmpty() ? 0 : kindPriority.getOrDefault(location.kind(), 0.0);
        return locationPriority.isEmpty() ? ofKind : ofKind + locationPriority.getOrDefault(location.code(), 0.0);
    }

    /** No location of the kind has less. */
    double leastPriorityEur(LocationKind kind) {
        return kindPriority.getOrDefault(kind, 0.0)
                + locationPriority.values().stream().reduce(0.0, Math::min);
    }

    private static void require(boolean holds, String field, String range) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + range);
        }
    }
}
