package org.keskio.inventory.domain.plan;

import java.util.Arrays;

/**
 * The least score of a basket by looking at every set of sites that the policy allows: opened together, each line takes
 * the cheapest of them. Slow and plain; what {@link Search} is held to. Lines that no site has whole are not for it.
 */
final class EverySet {

    private final Problem problem;
    private final double[][] costs;
    private double least = Double.POSITIVE_INFINITY;

    EverySet(Problem problem) {
        this.problem = problem;
        this.costs = new double[problem.open.length][problem.lines];
        for (double[] row : costs) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        for (int line = 0; line < problem.lines; line++) {
            if (problem.divided[line]) {
                throw new IllegalArgumentException("Line " + line + " is in no site whole");
            }
            for (int site : problem.candidates[line]) {
                costs[site][line] = problem.cost(line, site, problem.quantity[line]);
            }
        }
    }

    double least() {
        double[] none = new double[problem.lines];
        Arrays.fill(none, Double.POSITIVE_INFINITY);
        look(0, none, 0, 0, 0);
        return least;
    }

    private void look(int from, double[] cheapest, double opened, double latest, int parcels) {
        for (int site = from; site < costs.length; site++) {
            boolean counts = problem.counts[site];
            if (!counts || parcels < problem.mostParcels) {
                double cost = opened + problem.open[site] + (counts && parcels > 0 ? problem.splitEur : 0);
                double last = Math.max(latest, problem.hours[site]);
                double[] best = new double[problem.lines];
                double total = cost + problem.hourEur * last;
                for (int line = 0; line < best.length; line++) {
                    best[line] = Math.min(cheapest[line], costs[site][line]);
                    total += best[line];
                }
                least = Math.min(least, total);
                look(site + 1, best, cost, last, parcels + (counts ? 1 : 0));
            }
        }
    }
}
