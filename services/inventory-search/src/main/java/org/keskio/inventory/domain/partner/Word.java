package org.keskio.inventory.domain.partner;

/**
 * How a partner kept its word lately.
 *
 * @param kept   orders that it confirmed and did not fail
 * @param broken orders that it refused, failed or never answered to
 */
public record Word(int kept, int broken) {

    /** Orders that are looked back upon. */
    public static final int LOOK_BACK = 100;

    /** Nothing is known yet. */
    public static final Word NONE = new Word(0, 0);

    // A newcomer is believed as one that kept nine of ten: the mean of a beta distribution (9, 1), which each order
    // moves.
    private static final double KEPT_BEFORE = 9;
    private static final double BROKEN_BEFORE = 1;

    public Word {
        if (kept < 0 || broken < 0) {
            throw new IllegalArgumentException("orders can't be fewer than none");
        }
    }

    /** Probability that it keeps its next offer: the mean of the beta distribution after what was seen (Bayes, Laplace). */
    public double chance() {
        return (kept + KEPT_BEFORE) / (kept + broken + KEPT_BEFORE + BROKEN_BEFORE);
    }
}
