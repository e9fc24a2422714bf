package org.keskio.world;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A repeatable stream of random numbers (SplitMix64), opened by a seed and the name of what is decided.
 *
 * <p>Each thing has a stream of its own, so that a new product family doesn't move the customers. Own arithmetic rather than {@link
 * java.util.Random} because the world must be the same to the byte on every JDK.
 */
final class Chance {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    static Chance of(long seed, String... names) {
        long hash = FNV_OFFSET ^ mix(seed + GOLDEN_GAMMA);
        for (String name : names) {
            for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
            }
            // Keeps ("ab","c") apart from ("a","bc").
            hash = (hash ^ 0x1F) * FNV_PRIME;
        }
        return new Chance(mix(hash));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From 0 (inclusive) to 1 (exclusive). */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    boolean happens(double probability) {
        return unit() < probability;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** Picks one with a probability in proportion to its share. */
    <T> T pick(List<T> from, ToDoubleFunction<T> share) {
        double all = 0;
        for (T one : from) {
            all += share.applyAsDouble(one);
        }
        double left = unit() * all;
        for (T one : from) {
            left -= share.applyAsDouble(one);
            if (left < 0) {
                return one;
            }
        }
        return from.getLast();
    }

    /** How many events of a given mean happened (Poisson, Knuth's method; fit for means below 500). */
    int count(double mean) {
        double limit = StrictMath.exp(-mean);
        double product = unit();
        int events = 0;
        while (product > limit) {
            product *= unit();
            events++;
        }
        return events;
    }

    <T> List<T> shuffled(List<T> items) {
        var result = new ArrayList<>(items);
        for (int last = result.size() - 1; last > 0; last--) {
            int other = below(last + 1);
            T kept = result.get(last);
            result.set(last, result.get(other));
            result.set(other, kept);
        }
        return result;
    }
}
