package org.keskio.inventory.outbound.lucene;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/** Small numbers for the values of one field, so that they can be counted in arrays. One thread at a time writes. */
final class ValueNumbers {

    static final int UNKNOWN = -1;

    private final ConcurrentHashMap<String, Integer> numbers = new ConcurrentHashMap<>();
    private volatile String[] values = new String[16];
    private volatile int size;

    /** The number of a value, given at first sight. Values that differ in case only are one. */
    int number(String value) {
        String key = key(value);
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int number = size;
        if (number == values.length) {
            values = Arrays.copyOf(values, number * 2);
        }
        values[number] = value;
        size = number + 1;
        numbers.put(key, number);
        return number;
    }

    /** The number of a value, or {@link #UNKNOWN}. */
    int find(String value) {
        return numbers.getOrDefault(key(value), UNKNOWN);
    }

    String value(int number) {
        return values[number];
    }

    int size() {
        return size;
    }

    private static String key(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
