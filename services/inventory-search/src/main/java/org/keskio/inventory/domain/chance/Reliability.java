package org.keskio.inventory.domain.chance;

import java.util.ArrayList;
import java.util.List;

/** How chances that were given compare with what happened. */
public final class Reliability {

    private static final double LEAST = 0.001;

    private final int[] count;
    private final double[] given;
    private final double[] found;
    private double brier;
    private double logLoss;
    private int all;

    /** In so many bins of equal width. */
    public Reliability(int bins) {
        count = new int[bins];
        given = new double[bins];
        found = new double[bins];
    }

    /** What was given and found in one bin. */
    public record Bin(int count, double given, double found) {}

    /** Takes one chance with what happened. */
    public void add(double chance, boolean happened) {
        int bin = Math.min(count.length - 1, (int) (chance * count.length));
        count[bin]++;
        given[bin] += chance;
        found[bin] += happened ? 1 : 0;
        double miss = (happened ? 1 : 0) - chance;
        brier += miss * miss;
        double within = Math.clamp(chance, LEAST, 1 - LEAST);
        logLoss -= Math.log(happened ? within : 1 - within);
        all++;
    }

    /** Expected calibration error: mean distance of given and found, weighted by how many (Naeini and others 2015). */
    public double calibrationError() {
        double error = 0;
        for (int i = 0; i < count.length; i++) {
            error += Math.abs(given[i] - found[i]);
        }
        return all == 0 ? 0 : error / all;
    }

    /** Mean squared error (Brier 1950). */
    public double brier() {
        return all == 0 ? 0 : brier / all;
    }

    /** Mean negative log likelihood; certainty counts as 1 in 1,000. */
    public double logLoss() {
        return all == 0 ? 0 : logLoss / all;
    }

    /** How many were taken. */
    public int size() {
        return all;
    }

    /** The bins that have any, lowest first. */
    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                bins.add(new Bin(count[i], given[i] / count[i], found[i] / count[i]));
            }
        }
        return bins;
    }
}
