package org.keskio.inventory.domain.chance;

/**
 * Turns what the belief says into what picks have shown, on the scale of log odds (Platt 1999).
 *
 * @param intercept 0 = as believed
 * @param slope     1 = as believed; below 1 the belief was too sure
 */
public record Calibration(double intercept, double slope) {

    /** As believed. */
    public static final Calibration NONE = new Calibration(0, 1);

    // Nothing is ever sure: the odds of the last resort, 1 in 500.
    private static final double LEAST = 0.002;

    /** The chance for a belief, at a place that is better (above 0) or worse than its kind. */
    double apply(double belief, double placeShift) {
        return Math.clamp(odds(intercept + slope * logit(belief) + placeShift), LEAST, 1 - LEAST);
    }

    static double logit(double chance) {
        double within = Math.clamp(chance, LEAST, 1 - LEAST);
        return Math.log(within / (1 - within));
    }

    static double odds(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
