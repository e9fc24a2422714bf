package org.keskio.inventory.domain.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The plans of a basket that searches have found, each once, and how good a plan could be at best. */
final class Candidates {

    private static final double ROUNDING = 1e-9;

    private final Weigher weigher;
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private double least = Double.POSITIVE_INFINITY;

    Candidates(Weigher weigher) {
        this.weigher = weigher;
    }

    void add(Objective objective, Problem.Solution solution, List<Plan.Leg> legs) {
        if (objective == Objective.SCORE) {
            least = Math.min(least, solution.least());
        }
        add(legs);
    }

    void add(List<Plan.Leg> legs) {
        if (!legs.isEmpty()) {
            String key = legs.stream()
                    .map(leg -> leg.option().id() + "=" + Pieces.write(leg.lines()))
                    .collect(Collectors.joining("+"));
            plans.putIfAbsent(key, new Plan(key, legs, score(legs), Set.of()));
        }
    }

    boolean areThere() {
        return !plans.isEmpty();
    }

    /** Cost, emissions, misses and the customer's way of each leg; the time of the last; each parcel beyond the first. */
    private double score(List<Plan.Leg> legs) {
        SourcingPolicy.Weights weights = weigher.sourcing().weights();
        double timeless = 0;
        double latest = 0;
        int parcels = 0;
        for (Plan.Leg leg : legs) {
            double hours = weigher.hours(leg.option().end());
            timeless += leg.option().score() - hours * weights.hourEur();
            latest = Math.max(latest, hours);
            parcels += leg.option().way() == Way.CARRY ? 0 : 1;
        }
        return timeless + latest * weights.hourEur() + Math.max(0, parcels - 1) * weights.splitEur();
    }

    /** How far from the best possible score the best plan may be, as a part of it. */
    double gap() {
        double best = plans.values().stream().mapToDouble(Plan::score).min().orElse(least);
        double worse = best - least;
        return worse <= ROUNDING * Math.max(1, Math.abs(best)) ? 0 : worse / Math.max(ROUNDING, Math.abs(best));
    }

    /** The plans to show, the recommended one first. */
    List<Plan> ranked(int most) {
        Comparator<Plan> byScore = Comparator.comparingDouble(Plan::score).thenComparing(Plan::id);
        List<Plan> ranked = plans.values().stream().sorted(byScore).toList();
        Map<Label, Plan> winners = new EnumMap<>(Label.class);
        winners.put(Label.RECOMMENDED, ranked.getFirst());
        winners.put(Label.FASTEST, best(ranked, Comparator.comparing(Plan::end)));
        winners.put(Label.CHEAPEST, best(ranked, Comparator.comparingDouble(Plan::costEur)));
        winners.put(Label.GREENEST, best(ranked, Comparator.comparingDouble(Plan::co2Kg)));
        Set<Plan> kept = new LinkedHashSet<>(winners.values());
        ranked.stream().takeWhile(plan -> kept.size() < most).forEach(kept::add);
        List<Plan> shown = new ArrayList<>();
        for (Plan plan : ranked) {
            if (kept.contains(plan)) {
                shown.add(new Plan(id(plan, shown.size()), plan.legs(), plan.score(), labels(plan, winners)));
            }
        }
        return shown;
    }

    private static String id(Plan plan, int before) {
        return plan.legs().size() == 1 ? plan.option().id() : "basket-" + (before + 1);
    }

    /** The first in the order of scores among equals. */
    private static Plan best(List<Plan> ranked, Comparator<Plan> by) {
        return ranked.stream().min(by).orElseThrow();
    }

    private static Set<Label> labels(Plan plan, Map<Label, Plan> winners) {
        Set<Label> labels = EnumSet.noneOf(Label.class);
        winners.forEach((label, winner) -> {
            if (winner.id().equals(plan.id())) {
                labels.add(label);
            }
        });
        return labels;
    }
}
