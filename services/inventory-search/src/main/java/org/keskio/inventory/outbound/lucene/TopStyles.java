package org.keskio.inventory.outbound.lucene;

/** The best of many styles by key, in a heap of primitives; of equal keys the style with the smaller code wins. */
final class TopStyles {

    private final long[] keys;
    private final StyleEntry[] styles;
    private int size;

    TopStyles(int capacity) {
        keys = new long[capacity];
        styles = new StyleEntry[capacity];
    }

    void offer(long key, StyleEntry style) {
        if (size < keys.length) {
            keys[size] = key;
            styles[size] = style;
            up(size++);
        } else if (isWorse(keys[0], styles[0], key, style)) {
            keys[0] = key;
            styles[0] = style;
            down(0);
        }
    }

    /** All kept styles, best first; the heap is empty afterwards. */
    StyleEntry[] drain() {
        StyleEntry[] sorted = new StyleEntry[size];
        while (size > 0) {
            sorted[size - 1] = styles[0];
            size--;
            keys[0] = keys[size];
            styles[0] = styles[size];
            down(0);
        }
        return sorted;
    }

    private void up(int index) {
        int child = index;
        while (child > 0) {
            int parent = (child - 1) >>> 1;
            if (!isWorse(child, parent)) {
                return;
            }
            swap(child, parent);
            child = parent;
        }
    }

    private void down(int index) {
        int parent = index;
        while (true) {
            int worst = parent;
            int left = 2 * parent + 1;
            if (left < size && isWorse(left, worst)) {
                worst = left;
            }
            if (left + 1 < size && isWorse(left + 1, worst)) {
                worst = left + 1;
            }
            if (worst == parent) {
                return;
            }
            swap(parent, worst);
            parent = worst;
        }
    }

    private boolean isWorse(int one, int other) {
        return isWorse(keys[one], styles[one], keys[other], styles[other]);
    }

    private static boolean isWorse(long key, StyleEntry style, long otherKey, StyleEntry other) {
        return key != otherKey ? key < otherKey : style.code().compareTo(other.code()) > 0;
    }

    private void swap(int one, int other) {
        long key = keys[one];
        keys[one] = keys[other];
        keys[other] = key;
        StyleEntry style = styles[one];
        styles[one] = styles[other];
        styles[other] = style;
    }
}
