package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A basket in one mode under one objective, in numbers: what opening a site costs and what each line costs there. */
final class Problem {

    // So that the clerk sees alternatives that are easy to explain.
    private static final int FROM_ONE_SITE = 3;

    final int lines;
    final int[] quantity;
    /** Sites that can serve a line; all whole, or in the order in which a divided line takes from them. */
    final int[][] candidates;

    final boolean[] divided;
    final double[] open;
    final boolean[] counts;
    final double[] hours;
    final double hourEur;
    final double splitEur;
    final int mostParcels;

    private final List<Site> sites;
    private final Wish wish;
    private final Objective objective;
    private final double missEur;
    private final double[] perKg;
    private final Instant now;

    Problem(Wish wish, List<Site> sites, Objective objective, SourcingPolicy sourcing, Instant now) {
        this.wish = wish;
        this.sites = sites;
        this.objective = objective;
        this.now = now;
        this.lines = wish.lines().size();
        this.quantity = wish.lines().stream().mapToInt(Wish.Line::quantity).toArray();
        this.missEur = sourcing.weights().missEur();
        this.splitEur = sourcing.weights().splitEur();
        this.hourEur = objective.ofHour(sourcing.weights().hourEur());
        this.mostParcels = sourcing.maxSplits() + 1;
        int count = sites.size();
        this.open = new double[count];
        this.counts = new boolean[count];
        this.hours = new double[count];
        this.perKg = new double[count];
        for (int site = 0; site < count; site++) {
            Option empty = sites.get(site).empty();
            Option kilogram = sites.get(site).kilogram();
            hours[site] = sites.get(site).hours();
            counts[site] = sites.get(site).counts();
            double timeless = empty.score() - hours[site] * sourcing.weights().hourEur();
            open[site] = objective.of(timeless, empty.costEur(), empty.co2Kg());
            perKg[site] = objective.of(
                    kilogram.score() - empty.score(),
                    kilogram.costEur() - empty.costEur(),
                    kilogram.co2Kg() - empty.co2Kg());
        }
        this.candidates = new int[lines][];
        this.divided = new boolean[lines];
        for (int line = 0; line < lines; line++) {
            candidates[line] = candidates(line);
        }
    }

    /** Those that have the whole line; when there are none, all that have something, those with most first. */
    private int[] candidates(int line) {
        int[] whole = IntStream.range(0, sites.size())
                .filter(site -> sites.get(site).available(line) >= quantity[line])
                .toArray();
        divided[line] = whole.length == 0;
        return divided[line]
                ? IntStream.range(0, sites.size())
                        .filter(site -> available(line, site) > 0)
                        .boxed()
                        .sorted(Comparator.<Integer>comparingInt(site -> -available(line, site))
                                .thenComparing(site -> sites.get(site).empty().id()))
                        .mapToInt(Integer::intValue)
                        .toArray()
                : whole;
    }

    int available(int line, int site) {
        return sites.get(site).available(line);
    }

    /** Whether every line can be had whole or in parts. */
    boolean canBeServed() {
        for (int line = 0; line < lines; line++) {
            int all = 0;
            for (int site : candidates[line]) {
                all += available(line, site);
            }
            if (all < quantity[line]) {
                return false;
            }
        }
        return true;
    }

    /** Whether each line is somewhere whole. */
    boolean isWhole() {
        for (boolean parts : divided) {
            if (parts) {
                return false;
            }
        }
        return true;
    }

    /** What so many pieces of a line cost at a site, without opening it. */
    double cost(int line, int site, int pieces) {
        double misses = sites.get(site).holding().misses(line, pieces, now);
        return weight(line, site, pieces) + objective.of(misses * missEur, 0, 0);
    }

    /** The part of it that cannot be less, whatever the chance. */
    double weight(int line, int site, int pieces) {
        int grams = wish.lines().get(line).pieceGrams() * pieces;
        return perKg[site] * Parcel.kg(pieces, grams);
    }

    /** A part of a solution: so many pieces of a line from a site. */
    record Take(int line, int site, int pieces) {}

    /**
     * The best that was found.
     *
     * @param takes empty when there is no way
     * @param least no solution is better than this
     */
    record Solution(List<Take> takes, double value, double least) {

        Solution {
            takes = List.copyOf(takes);
        }
    }

    /** The few best solutions that take everything from one site. */
    List<Solution> fromOneSite() {
        List<Solution> alone = new ArrayList<>();
        for (int site = 0; site < open.length; site++) {
            List<Take> takes = new ArrayList<>();
            double value = open[site] + hourEur * hours[site];
            for (int line = 0; line < lines && available(line, site) >= quantity[line]; line++) {
                takes.add(new Take(line, site, quantity[line]));
                value += cost(line, site, quantity[line]);
            }
            if (takes.size() == lines) {
                alone.add(new Solution(takes, value, value));
            }
        }
        alone.sort(Comparator.comparingDouble(Solution::value));
        return alone.subList(0, Math.min(FROM_ONE_SITE, alone.size()));
    }

    /** The legs of a solution. */
    List<Plan.Leg> legs(Solution solution, Weigher weigher) {
        List<Plan.Leg> legs = new ArrayList<>();
        for (int at = 0; at < sites.size(); at++) {
            int site = at;
            List<Parcel.Content> contents = new ArrayList<>();
            List<Pieces> pieces = new ArrayList<>();
            solution.takes().stream()
                    .filter(take -> take.site() == site)
                    .sorted(Comparator.comparingInt(Take::line))
                    .forEach(take -> {
                        Source source = sites.get(site).holding().source(take.line());
                        Wish.Line line = wish.lines().get(take.line());
                        contents.add(new Parcel.Content(source, take.pieces(), line.pieceGrams()));
                        pieces.add(new Pieces(line.sku(), take.pieces()));
                    });
            if (!contents.isEmpty()) {
                weigher.option(Parcel.of(contents, now), sites.get(site).way())
                        .ifPresent(option -> legs.add(new Plan.Leg(option, pieces)));
            }
        }
        return legs;
    }
}
