package org.keskio.inventory.outbound.lucene;

import java.util.Map;

/** How well styles sell, in one byte a style: steps of about a fifth, so that what sells nearly alike is alike. */
final class Selling {

    /** Bits of a step. */
    static final int BITS = 8;

    private static final double STEPS_A_DOUBLING = 4;
    private static final int MOST = (1 << BITS) - 1;
    private static final double LOG_2 = Math.log(2);

    private volatile byte[] steps = new byte[0];

    /** 0 for what does not sell. */
    int step(int style) {
        byte[] all = steps;
        return style < all.length ? all[style] & MOST : 0;
    }

    /** Replaces all that was known by pieces sold, by the ordinal of the style. */
    void replace(Map<Integer, Double> pieces) {
        byte[] all = new byte
                [pieces.keySet().stream().mapToInt(style -> style + 1).max().orElse(0)];
        pieces.forEach((style, sold) -> all[style] = (byte) stepOf(sold));
        steps = all;
    }

    private static int stepOf(double pieces) {
        return (int) Math.min(MOST, Math.round(STEPS_A_DOUBLING * Math.log1p(Math.max(0, pieces)) / LOG_2));
    }
}
