package org.keskio.inventory.domain.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * Finds the ways of a basket, and of a line that no single source has whole. A basket stays together, so that nobody is
 * sent about: all of it goes home; or all is collected here; or what lies here is carried now and the rest goes home; or
 * what lies here is carried now and the rest is picked up in one other store.
 */
final class Baskets {

    // What a search may weigh, in lines times sites: some milliseconds, so that the largest basket is answered in time.
    private static final int BUDGET = 1_500_000;

    private final Weigher weigher;

    Baskets(Weigher weigher) {
        this.weigher = weigher;
    }

    /** The plans, what nobody has, and the gap. */
    Ways ways(Wish wish, Map<Sku, List<Source>> sources) {
        Map<Sku, List<Source>> open = new LinkedHashMap<>();
        List<Pieces> missing = new ArrayList<>();
        List<Wish.Line> lines = new ArrayList<>();
        for (Wish.Line line : wish.lines()) {
            List<Source> having = sources.getOrDefault(line.sku(), List.of()).stream()
                    .filter(source -> source.available() > 0 && weigher.isOpenTo(source.location()))
                    .toList();
            open.put(line.sku(), having);
            int there = having.stream().mapToInt(Source::available).reduce(0, Baskets::sum);
            if (there < line.quantity()) {
                missing.add(new Pieces(line.sku(), line.quantity() - there));
            }
            if (there > 0) {
                lines.add(new Wish.Line(line.sku(), Math.min(there, line.quantity()), line.pieceGrams()));
            }
        }
        while (!lines.isEmpty()) {
            Candidates found = find(wish.of(lines), open);
            if (found.areThere()) {
                return new Ways(found.ranked(weigher.sourcing().maxPlans()), missing, found.gap());
            }
            // Nobody can bring all of it within the splits that are allowed: what the fewest have is left out.
            Wish.Line rarest = lines.stream()
                    .min(Comparator.comparingInt(
                            line -> open.getOrDefault(line.sku(), List.of()).size()))
                    .orElseThrow();
            missing.add(rarest.pieces());
            lines.remove(rarest);
        }
        return new Ways(List.of(), missing, 0);
    }

    private static int sum(int a, int b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }

    private Candidates find(Wish wish, Map<Sku, List<Source>> sources) {
        Candidates found = new Candidates(weigher);
        for (List<Site> together : modes(holdings(wish, sources))) {
            for (Objective objective : Objective.values()) {
                Problem problem = new Problem(wish, together, objective, weigher.sourcing(), weigher.now());
                Problem.Solution solution =
                        new Search(problem, BUDGET / (problem.lines * Math.max(1, together.size()))).run();
                found.add(objective, solution, problem.legs(solution, weigher));
                if (objective == Objective.SCORE) {
                    problem.fromOneSite().forEach(alone -> found.add(problem.legs(alone, weigher)));
                }
            }
        }
        return found;
    }

    /** The least score that any way of keeping the basket together has, by looking at all of them. */
    double leastOfAll(Wish wish, Map<Sku, List<Source>> sources) {
        double least = Double.POSITIVE_INFINITY;
        for (List<Site> together : modes(holdings(wish, sources))) {
            Problem problem = new Problem(wish, together, Objective.SCORE, weigher.sourcing(), weigher.now());
            if (problem.isWhole()) {
                least = Math.min(least, new EverySet(problem).least());
            }
        }
        return least;
    }

    /** What each place has, by place and terms. */
    private static List<Holding> holdings(Wish wish, Map<Sku, List<Source>> sources) {
        record Key(LocationCode location, Terms terms) {}
        Map<Key, Holding> found = new LinkedHashMap<>();
        for (int line = 0; line < wish.lines().size(); line++) {
            for (Source source : sources.getOrDefault(wish.lines().get(line).sku(), List.of())) {
                found.computeIfAbsent(
                                new Key(source.location().code(), source.terms()), key -> new Holding(wish.lines()))
                        .add(line, source);
            }
        }
        return List.copyOf(found.values());
    }

    /** The sites that may serve a basket together; those of each list share its customer's way. */
    private List<List<Site>> modes(List<Holding> holdings) {
        List<Site> carried = new ArrayList<>();
        List<Site> homeFromHere = new ArrayList<>();
        List<Site> home = new ArrayList<>();
        List<Site> toStore = new ArrayList<>();
        List<Site> fetched = new ArrayList<>();
        for (Holding holding : holdings) {
            if (weigher.isHere(holding.location())) {
                Site.of(holding, Way.CARRY, weigher).ifPresent(carried::add);
                Site.of(holding, Way.SHIP_HOME, weigher).ifPresent(homeFromHere::add);
            } else {
                Site.of(holding, Way.SHIP_HOME, weigher).ifPresent(home::add);
                Site.of(holding, Way.SHIP_TO_STORE, weigher).ifPresent(toStore::add);
                Site.of(holding, Way.PICK_UP_THERE, weigher).ifPresent(fetched::add);
            }
        }
        List<List<Site>> modes = new ArrayList<>();
        modes.add(both(homeFromHere, home));
        modes.add(both(carried, toStore));
        if (!carried.isEmpty()) {
            modes.add(both(carried, home));
        }
        fetched.forEach(site -> modes.add(both(carried, List.of(site))));
        return modes;
    }

    private static List<Site> both(List<Site> some, List<Site> others) {
        List<Site> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
