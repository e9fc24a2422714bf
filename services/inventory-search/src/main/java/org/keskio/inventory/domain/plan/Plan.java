package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A way to get everything to the customer, with what it is best at.
 *
 * @param id    names it within its set of plans
 * @param legs  what comes from where, one a source and way
 * @param score the policy's weighted sum in euros for the whole; lower is better
 */
public record Plan(String id, List<Leg> legs, double score, Set<Label> labels) {

    public Plan {
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("A plan has at least one leg");
        }
        legs = List.copyOf(legs);
        labels = labels.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(labels));
    }

    /** What one source supplies in one way. */
    public record Leg(Option option, List<Pieces> lines) {

        public Leg {
            lines = List.copyOf(lines);
        }
    }

    /** The first leg's, which is all of it unless it is split. */
    public Option option() {
        return legs.getFirst().option();
    }

    /** Earliest instant anything can be with the customer. */
    public Instant start() {
        return legs.stream()
                .map(leg -> leg.option().start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The promise: when everything will be with the customer. */
    public Instant end() {
        return legs.stream()
                .map(leg -> leg.option().end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the first carrier must have its parcel for this promise; empty when nothing is shipped. */
    public Optional<Instant> cutOff() {
        return legs.stream()
                .map(Leg::option)
                .filter(option -> option.way().isShipped())
                .map(Option::shipBy)
                .min(Comparator.naturalOrder());
    }

    /** Handling and transport of all legs. */
    public Money cost() {
        return new Money(
                legs.stream().mapToLong(leg -> leg.option().cost().minor()).sum(),
                option().cost().currency());
    }

    /** The same in euros. */
    public double costEur() {
        return legs.stream().mapToDouble(leg -> leg.option().costEur()).sum();
    }

    /** Kilograms of CO2 equivalent of all legs. */
    public double co2Kg() {
        return legs.stream().mapToDouble(leg -> leg.option().co2Kg()).sum();
    }

    /** 0 to 1 that all pieces will be found. */
    public double chance() {
        return legs.stream().mapToDouble(leg -> leg.option().chance()).reduce(1, (a, b) -> a * b);
    }
}
