package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** The options that can be among the plans shown: the best few of each way and the best of each label. */
final class Shortlist {

    static final Comparator<Option> BY_SCORE =
            Comparator.comparingDouble(Option::score).thenComparing(Option::id);
    private static final Comparator<Option> BY_END =
            Comparator.comparing(Option::end).thenComparing(BY_SCORE);
    private static final Comparator<Option> BY_COST =
            Comparator.comparingDouble(Option::costEur).thenComparing(BY_SCORE);
    private static final Comparator<Option> BY_CO2 =
            Comparator.comparingDouble(Option::co2Kg).thenComparing(BY_SCORE);
    private static final int PER_WAY = 5;

    private final Map<Way, PriorityQueue<Option>> best = new EnumMap<>(Way.class);
    private final double[] worst = new double[Way.values().length];
    private final Map<Label, Option> labelled = new EnumMap<>(Label.class);
    private Instant soonest = Instant.MAX;
    private double soonestScore = Double.POSITIVE_INFINITY;
    private double cheapest = Double.POSITIVE_INFINITY;
    private double cheapestScore = Double.POSITIVE_INFINITY;
    private double greenest = Double.POSITIVE_INFINITY;
    private double greenestScore = Double.POSITIVE_INFINITY;

    Shortlist() {
        Arrays.fill(worst, Double.POSITIVE_INFINITY);
        for (Way way : Way.values()) {
            best.put(way, new PriorityQueue<>(PER_WAY + 1, BY_SCORE.reversed()));
        }
    }

    /** Whether no option of the way can make the list if it is at least that dear, late, green and badly weighed. */
    boolean isHopeless(Way way, double score, Instant end, double costEur, double co2Kg) {
        return score > worst[way.ordinal()]
                && (costEur > cheapest || costEur == cheapest && score > cheapestScore)
                && (co2Kg > greenest || co2Kg == greenest && score > greenestScore)
                && isLater(end, score);
    }

    private boolean isLater(Instant end, double score) {
        int order = end.compareTo(soonest);
        return order > 0 || order == 0 && score > soonestScore;
    }

    void add(Option option) {
        PriorityQueue<Option> ofWay = best.get(option.way());
        if (ofWay == null) {
            throw new IllegalStateException("not reached");
        }
        ofWay.add(option);
        if (ofWay.size() > PER_WAY) {
            ofWay.remove();
        }
        if (ofWay.size() == PER_WAY) {
            worst[option.way().ordinal()] = ofWay.element().score();
        }
        Option first = better(Label.FASTEST, option, BY_END);
        soonest = first.end();
        soonestScore = first.score();
        Option least = better(Label.CHEAPEST, option, BY_COST);
        cheapest = least.costEur();
        cheapestScore = least.score();
        Option green = better(Label.GREENEST, option, BY_CO2);
        greenest = green.co2Kg();
        greenestScore = green.score();
    }

    private Option better(Label label, Option option, Comparator<Option> by) {
        return labelled.merge(label, option, (old, other) -> by.compare(other, old) < 0 ? other : old);
    }

    /** Everything that was kept. */
    List<Option> options() {
        Set<Option> all = new LinkedHashSet<>(labelled.values());
        best.values().forEach(all::addAll);
        return new ArrayList<>(all);
    }

    /** The plans to show of some options, the recommended one first. */
    static List<Plan> plans(List<Option> options, Pieces pieces, int most) {
        if (options.isEmpty()) {
            return List.of();
        }
        Map<Label, Option> winners = new EnumMap<>(Label.class);
        winners.put(Label.RECOMMENDED, options.stream().min(BY_SCORE).orElseThrow());
        winners.put(Label.FASTEST, options.stream().min(BY_END).orElseThrow());
        winners.put(Label.CHEAPEST, options.stream().min(BY_COST).orElseThrow());
        winners.put(Label.GREENEST, options.stream().min(BY_CO2).orElseThrow());
        Set<Option> kept = new LinkedHashSet<>(winners.values());
        List<Option> ranked = options.stream().sorted(BY_SCORE).toList();
        Map<Way, Integer> ofWay = new EnumMap<>(Way.class);
        for (Option option : ranked) {
            if (kept.size() < most && ofWay.merge(option.way(), 1, Integer::sum) <= PER_WAY) {
                kept.add(option);
            }
        }
        return ranked.stream()
                .filter(kept::contains)
                .map(option -> new Plan(
                        option.id(),
                        List.of(new Plan.Leg(option, List.of(pieces))),
                        option.score(),
                        labels(option, winners)))
                .toList();
    }

    private static Set<Label> labels(Option option, Map<Label, Option> winners) {
        Set<Label> labels = EnumSet.noneOf(Label.class);
        winners.forEach((label, winner) -> {
            if (winner.equals(option)) {
                labels.add(label);
            }
        });
        return labels;
    }
}
