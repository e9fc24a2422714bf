package org.keskio.inventory.outbound.lucene;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.keskio.inventory.application.index.SearchIndex;

/**
 * What can be promised, by SKU and location, 6 bytes a cell: 14 bits location, 18 bits pieces, 16 bits version. Each SKU has
 * one array of cells, which is replaced when one of them changes. One thread at a time writes; any number read without
 * locks.
 */
final class Cells {

    /** No more than this fits; nobody needs to know how much more it is. */
    static final int MAX_PIECES = SearchIndex.MAX_PIECES;

    private static final VarHandle SKU = MethodHandles.arrayElementVarHandle(byte[][].class);
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BYTES = 6;
    // A cell is read with its eight bytes at once, so two more stand behind the last one.
    private static final int BEHIND = Long.BYTES - BYTES;
    private static final int VERSION_BITS = 16;
    private static final long VERSION_MASK = (1L << VERSION_BITS) - 1;
    private static final int LOCATION_SHIFT = 34;
    private static final int LOCATION_MASK = (1 << 14) - 1;
    private static final byte[] NONE = new byte[BEHIND];

    private volatile byte[][] bySku = new byte[0][];

    static int location(long cell) {
        return (int) (cell >>> LOCATION_SHIFT) & LOCATION_MASK;
    }

    static int pieces(long cell) {
        return (int) (cell >>> VERSION_BITS) & MAX_PIECES;
    }

    /** The cells of a SKU; count them with {@link #count}, read them with {@link #at}. */
    byte[] of(int sku) {
        byte[][] all = bySku;
        if (sku >= all.length) {
            return NONE;
        }
        byte[] cells = (byte[]) SKU.getAcquire(all, sku);
        return cells == null ? NONE : cells;
    }

    static int count(byte[] cells) {
        return (cells.length - BEHIND) / BYTES;
    }

    /** A cell, to be read with {@link #location(long)} and {@link #pieces(long)}. */
    static long at(byte[] cells, int index) {
        return (long) EIGHT.get(cells, index * BYTES);
    }

    /** Pieces of a SKU at a location. */
    int pieces(int sku, int location) {
        byte[] cells = of(sku);
        int found = find(cells, location);
        return found < 0 ? 0 : pieces(at(cells, found));
    }

    /** Whether any location has pieces of the SKU. */
    boolean any(int sku) {
        byte[] cells = of(sku);
        for (int i = 0; i < count(cells); i++) {
            if (pieces(at(cells, i)) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes what a location has of a SKU, unless that version or a newer one is known; whether it was taken. */
    boolean put(int sku, int location, int available, long version) {
        byte[] cells = of(sku);
        int found = find(cells, location);
        if (found >= 0 && !isNewer(version, at(cells, found))) {
            return false;
        }
        int index = found >= 0 ? found : count(cells);
        byte[] changed = Arrays.copyOf(cells, found >= 0 ? cells.length : cells.length + BYTES);
        write(changed, index * BYTES, pack(location, available, version));
        room(sku);
        SKU.setRelease(bySku, sku, changed);
        return true;
    }

    /** Bytes of all cells, with what the arrays themselves take and what points to them. */
    long bytes() {
        byte[][] all = bySku;
        long bytes = 16 + 4L * all.length;
        for (int sku = 0; sku < all.length; sku++) {
            byte[] cells = of(sku);
            bytes += cells.length == BEHIND ? 0 : 16 + cells.length + 7 & ~7L;
        }
        return bytes;
    }

    /** Cells with pieces. */
    long present() {
        long present = 0;
        for (int sku = 0; sku < bySku.length; sku++) {
            byte[] cells = of(sku);
            for (int i = 0; i < count(cells); i++) {
                present += pieces(at(cells, i)) > 0 ? 1 : 0;
            }
        }
        return present;
    }

    /** Gives back the room that loading took in advance; {@code skus} are known. */
    void trim(int skus) {
        bySku = Arrays.copyOf(bySku, Math.min(skus, bySku.length));
    }

    private static int find(byte[] cells, int location) {
        for (int i = 0; i < count(cells); i++) {
            if (location(at(cells, i)) == location) {
                return i;
            }
        }
        return -1;
    }

    private static void write(byte[] cells, int offset, long cell) {
        for (int i = 0; i < BYTES; i++) {
            cells[offset + i] = (byte) (cell >>> Byte.SIZE * i);
        }
    }

    private void room(int sku) {
        byte[][] all = bySku;
        if (sku >= all.length) {
            bySku = Arrays.copyOf(all, Math.max(sku + 1, all.length + all.length / 2));
        }
    }

    private static long pack(int location, int available, long version) {
        long pieces = Math.clamp(available, 0, MAX_PIECES);
        return (long) location << LOCATION_SHIFT | pieces << VERSION_BITS | version & VERSION_MASK;
    }

    /**
     * Versions are kept modulo 2^16, so the newer one is the one less than half way ahead. News of a SKU come in order; an
     * older one that is taken for newer because 32,768 changes lie between is followed by all newer ones.
     */
    private static boolean isNewer(long version, long cell) {
        long ahead = (version - cell) & VERSION_MASK;
        return ahead != 0 && ahead < 1L << (VERSION_BITS - 1);
    }
}
