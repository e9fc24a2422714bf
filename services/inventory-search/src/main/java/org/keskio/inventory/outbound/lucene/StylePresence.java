package org.keskio.inventory.outbound.lucene;

import java.util.Arrays;

/** Which styles a location has any piece of: one bit a style, so that ranking can ask for each match. */
final class StylePresence {

    private volatile long[][] byLocation = new long[0][];
    private volatile long[] anywhere = new long[0];

    boolean has(int location, int style) {
        long[][] all = byLocation;
        if (location >= all.length) {
            return false;
        }
        long[] bits = all[location];
        int word = style >>> 6;
        return word < bits.length && (bits[word] & 1L << style) != 0;
    }

    void set(int location, int style, boolean present) {
        long[] bits = room(location, style >>> 6, present);
        if (present) {
            bits[style >>> 6] |= 1L << style;
        } else if (style >>> 6 < bits.length) {
            bits[style >>> 6] &= ~(1L << style);
        }
    }

    /** Whether any location has a piece of the style. */
    boolean anywhere(int style) {
        int word = style >>> 6;
        long[] bits = anywhere;
        return word < bits.length && (bits[word] & 1L << style) != 0;
    }

    void setAnywhere(int style, boolean present) {
        int word = style >>> 6;
        long[] bits = word < anywhere.length ? anywhere : Arrays.copyOf(anywhere, Math.max(word + 1, word * 2));
        bits[word] = present ? bits[word] | 1L << style : bits[word] & ~(1L << style);
        anywhere = bits;
    }

    /** Bytes of all bits and arrays. */
    long bytes() {
        long bytes = 16 + 8L * anywhere.length + 4L * byLocation.length;
        for (long[] bits : byLocation) {
            bytes += 16 + 8L * bits.length;
        }
        return bytes;
    }

    int locations() {
        return byLocation.length;
    }

    private long[] room(int location, int word, boolean present) {
        long[][] all = byLocation;
        if (location >= all.length) {
            int before = all.length;
            all = Arrays.copyOf(all, location + 1);
            Arrays.fill(all, before, all.length, new long[0]);
            byLocation = all;
        }
        if (present && word >= all[location].length) {
            all = all.clone();
            all[location] = Arrays.copyOf(all[location], Math.max(word + 1, all[location].length * 2));
            byLocation = all;
        }
        return all[location];
    }
}
