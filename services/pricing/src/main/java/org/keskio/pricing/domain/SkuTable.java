package org.keskio.pricing.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * SKUs and their numbers, packed: UTF-8 bytes one after another, found by an open hash table.
 *
 * <p>One thread adds; others read through {@link #view()}, which never sees a SKU added after it.
 */
final class SkuTable {

    private int[] table = new int[1 << 10];
    private int[] hashes = new int[1 << 9];
    private int[] ends = new int[1 << 9];
    private byte[] bytes = new byte[1 << 13];
    private int count;

    /** The number of the SKU, given when it is new. */
    int numberOf(String sku) {
        int known = view().find(sku);
        return known >= 0 ? known : add(sku);
    }

    View view() {
        return new View(table, hashes, ends, bytes, count);
    }

    long footprint() {
        return 4L * (table.length + hashes.length + ends.length) + bytes.length;
    }

    private int add(String sku) {
        byte[] text = sku.getBytes(StandardCharsets.UTF_8);
        int start = count == 0 ? 0 : ends[count - 1];
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, grown(count));
            ends = Arrays.copyOf(ends, grown(count));
        }
        if (start + text.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(start + text.length));
        }
        System.arraycopy(text, 0, bytes, start, text.length);
        ends[count] = start + text.length;
        hashes[count] = sku.hashCode();
        int number = count++;
        if (count * 2L > table.length) {
            rehash();
        } else {
            put(table, number);
        }
        return number;
    }

    /** Into a new array: those who read the old one go on undisturbed. */
    private void rehash() {
        int[] larger = new int[table.length * 2];
        for (int number = 0; number < count; number++) {
            put(larger, number);
        }
        table = larger;
    }

    private void put(int[] into, int number) {
        int mask = into.length - 1;
        int place = spread(hashes[number]) & mask;
        while (into[place] != 0) {
            place = (place + 1) & mask;
        }
        into[place] = number + 1;
    }

    private static int spread(int hash) {
        return (hash * 0x9E3779B9) ^ (hash >>> 15);
    }

    private static int grown(int size) {
        return size + (size >> 1);
    }

    /** The SKUs as they were at one moment. The arrays may hold later ones; their numbers are not below {@code count}. */
    record View(int[] table, int[] hashes, int[] ends, byte[] bytes, int count) {

        /** The SKU's number, -1 when it has none; allocates nothing for an ASCII SKU. */
        int find(String sku) {
            int hash = sku.hashCode();
            int mask = table.length - 1;
            for (int place = spread(hash) & mask; table[place] != 0; place = (place + 1) & mask) {
                int number = table[place] - 1;
                if (number < count && hashes[number] == hash && isAt(number, sku)) {
                    return number;
                }
            }
            return -1;
        }

        private boolean isAt(int number, String sku) {
            int start = number == 0 ? 0 : ends[number - 1];
            int length = ends[number] - start;
            if (length != sku.length()) {
                return isAtEncoded(start, length, sku);
            }
            for (int i = 0; i < length; i++) {
                if (bytes[start + i] != sku.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isAtEncoded(int start, int length, String sku) {
            byte[] text = sku.getBytes(StandardCharsets.UTF_8);
            return Arrays.equals(bytes, start, start + length, text, 0, text.length);
        }
    }
}
