package org.keskio.inventory.domain.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Branch and bound: lines are given to sites one after the other, the most promising site first, and what cannot become
 * better than the best so far is left out. The bound of the lines that are still to come lets each go where it is
 * cheapest, charging for a closed site only the share that falls to one of the lines it could serve (the dual bound of
 * facility location: Erlenkotter 1978, "A Dual-Based Procedure for Uncapacitated Facility Location"), and lets the last
 * arrival be the earliest that each line could have. The work is bounded; what was left open says how far from the best
 * the answer may be.
 */
final class Search {

    private final Problem problem;
    private final int budget;
    private final int[] order;
    private final int[][] shares;
    private final double[][] whole;
    private final double[] leastOfPiece;
    private final boolean[] used;
    private final List<Problem.Take> takes = new ArrayList<>();
    private List<Problem.Take> best = List.of();
    private double bestValue = Double.POSITIVE_INFINITY;
    private double leftOpen = Double.POSITIVE_INFINITY;
    private int nodes;

    Search(Problem problem, int budget) {
        this.problem = problem;
        this.budget = budget;
        this.order = IntStream.range(0, problem.lines)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(line -> problem.divided[line] ? 0 : 1)
                        .thenComparing(line -> problem.candidates[line].length))
                .mapToInt(Integer::intValue)
                .toArray();
        this.used = new boolean[problem.open.length];
        this.shares = shares();
        this.whole = new double[problem.lines][];
        this.leastOfPiece = new double[problem.lines];
        for (int line = 0; line < problem.lines; line++) {
            whole[line] = costs(line);
            int every = problem.quantity[line];
            leastOfPiece[line] = Arrays.stream(whole[line]).min().orElse(0) / every;
        }
    }

    /** By depth: how many of the lines from there on a site can serve. */
    private int[][] shares() {
        int[][] found = new int[order.length + 1][problem.open.length];
        for (int depth = order.length - 1; depth >= 0; depth--) {
            found[depth] = found[depth + 1].clone();
            for (int site : problem.candidates[order[depth]]) {
                found[depth][site]++;
            }
        }
        return found;
    }

    /** By site: what the whole line costs there, infinite where it cannot be had; of a divided one what it costs at least. */
    private double[] costs(int line) {
        double[] found = new double[problem.open.length];
        Arrays.fill(found, Double.POSITIVE_INFINITY);
        for (int site : problem.candidates[line]) {
            found[site] = problem.divided[line]
                    ? problem.weight(line, site, problem.quantity[line])
                    : problem.cost(line, site, problem.quantity[line]);
        }
        return found;
    }

    Problem.Solution run() {
        if (problem.canBeServed()) {
            place(new Node(0, problem.quantity[order[0]], 0, 0, 0, 0));
        }
        return new Problem.Solution(best, bestValue, Math.min(bestValue, leftOpen));
    }

    /**
     * A place in the search.
     *
     * @param left   pieces of the line at this depth that have no site yet
     * @param cursor a divided line takes from candidates from here on only
     * @param cost   of all before, without time
     * @param latest hours until the last arrival of all before
     */
    private record Node(int depth, int left, int cursor, double cost, double latest, int parcels) {}

    private record Child(int site, int pieces, double bound, Node next) {}

    private void place(Node node) {
        nodes++;
        double[] rest = new double[order.length];
        double earliest = rest(node, rest);
        if (earliest == Double.POSITIVE_INFINITY) {
            return;
        }
        List<Child> children = children(node, rest, earliest);
        children.sort(Comparator.comparingDouble(Child::bound));
        for (Child child : children) {
            if (child.bound() >= bestValue) {
                return;
            }
            boolean complete = child.next().depth() == order.length;
            if (nodes >= budget && !complete) {
                leftOpen = Math.min(leftOpen, child.bound());
                return;
            }
            boolean opens = !used[child.site()];
            used[child.site()] = true;
            takes.addLast(new Problem.Take(order[node.depth()], child.site(), child.pieces()));
            if (complete) {
                // Nothing is left to bound, so the bound is the value.
                bestValue = child.bound();
                best = List.copyOf(takes);
            } else {
                place(child.next());
            }
            takes.removeLast();
            used[child.site()] = !opens;
        }
    }

    private List<Child> children(Node node, double[] rest, double earliest) {
        int line = order[node.depth()];
        int[] candidates = problem.candidates[line];
        int ahead = 0;
        for (int i = node.cursor(); i < candidates.length; i++) {
            ahead += problem.available(line, candidates[i]);
        }
        List<Child> children = new ArrayList<>(candidates.length);
        for (int i = node.cursor(); i < candidates.length; i++) {
            int site = candidates[i];
            // Of a divided line each gives all it has and the last one the rest; those before were passed by.
            if (problem.divided[line]) {
                if (ahead < node.left()) {
                    break;
                }
                ahead -= problem.available(line, site);
            }
            if (mayUse(site, node.parcels())) {
                children.add(child(node, i, site, rest, earliest));
            }
        }
        return children;
    }

    private Child child(Node node, int index, int site, double[] rest, double earliest) {
        int line = order[node.depth()];
        int pieces = Math.min(node.left(), problem.available(line, site));
        double cost = node.cost();
        int parcels = node.parcels();
        if (!used[site]) {
            cost += problem.open[site];
            if (problem.counts[site]) {
                cost += parcels > 0 ? problem.splitEur : 0;
                parcels++;
            }
        }
        cost += problem.divided[line] ? problem.cost(line, site, pieces) : whole[line][site];
        double latest = Math.max(node.latest(), problem.hours[site]);
        int left = node.left() - pieces;
        double bound = cost + left * leastOfPiece[line] + problem.hourEur * Math.max(latest, earliest);
        for (int depth = node.depth() + 1; depth < order.length; depth++) {
            bound += Math.min(rest[depth], whole[order[depth]][site]);
        }
        Node next = left > 0
                ? new Node(node.depth(), left, index + 1, cost, latest, parcels)
                : new Node(
                        node.depth() + 1,
                        node.depth() + 1 < order.length ? problem.quantity[order[node.depth() + 1]] : 0,
                        0,
                        cost,
                        latest,
                        parcels);
        return new Child(site, pieces, bound, next);
    }

    private boolean mayUse(int site, int parcels) {
        return used[site] || !problem.counts[site] || parcels < problem.mostParcels;
    }

    /**
     * By depth what each line that is still to come costs at least; returns the hours until the last of them at least,
     * infinite when one of them cannot be had any more.
     */
    private double rest(Node node, double[] rest) {
        double earliest = 0;
        for (int depth = node.depth() + 1; depth < order.length; depth++) {
            int line = order[depth];
            double least = Double.POSITIVE_INFINITY;
            double soonest = Double.POSITIVE_INFINITY;
            for (int site : problem.candidates[line]) {
                if (!mayUse(site, node.parcels())) {
                    continue;
                }
                boolean open = used[site];
                double share = open ? 0 : Math.max(0, problem.open[site]) / shares[node.depth() + 1][site];
                least = Math.min(least, whole[line][site] + share + (open ? 0 : Math.min(0, problem.open[site])));
                soonest = Math.min(soonest, problem.hours[site]);
            }
            rest[depth] = least;
            earliest = Math.max(earliest, soonest);
        }
        return earliest;
    }
}
