package org.keskio.inventory.outbound.lucene;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * What can be promised, by SKU and location, 8 bytes a cell. Each SKU has one array of cells:
 * 14 bits location, 20 bits pieces, 30 bits version. One thread at a time writes; any number read without locks.
 */
final class Cells {

    /** No more than this fits; nobody needs to know how much more it is. */
    static final int MAX_PIECES = (1 << 20) - 1;

    static final long FREE = -1L;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle SKU = MethodHandles.arrayElementVarHandle(long[][].class);
    private static final int VERSION_BITS = 30;
    private static final long VERSION_MASK = (1L << VERSION_BITS) - 1;
    private static final int LOCATION_SHIFT = 50;
    private static final long[] NONE = {};

    private volatile long[][] bySku = new long[0][];
    private int size;

    static int location(long cell) {
        return (int) (cell >>> LOCATION_SHIFT);
    }

    static int pieces(long cell) {
        return (int) (cell >>> VERSION_BITS) & MAX_PIECES;
    }

    /** The cells of a SKU; read them with {@link #at}; {@link #FREE} ones mean nothing. */
    long[] of(int sku) {
        long[][] all = bySku;
        if (sku >= all.length) {
            return NONE;
        }
        long[] cells = (long[]) SKU.getAcquire(all, sku);
        return cells == null ? NONE : cells;
    }

    static long at(long[] cells, int index) {
        return (long) CELL.getOpaque(cells, index);
    }

    /** Pieces of a SKU at a location. */
    int pieces(int sku, int location) {
        long[] cells = of(sku);
        for (int i = 0; i < cells.length; i++) {
            long cell = at(cells, i);
            if (cell != FREE && location(cell) == location) {
                return pieces(cell);
            }
        }
        return 0;
    }

    /** Whether any location has pieces of the SKU. */
    boolean any(int sku) {
        long[] cells = of(sku);
        for (int i = 0; i < cells.length; i++) {
            long cell = at(cells, i);
            if (cell != FREE && pieces(cell) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes what a location has of a SKU, unless that version or a newer one is known; whether it was taken. */
    boolean put(int sku, int location, int available, long version) {
        long cell = pack(location, available, version);
        long[] cells = of(sku);
        int free = -1;
        for (int i = 0; i < cells.length; i++) {
            long old = cells[i];
            if (old == FREE) {
                free = free < 0 ? i : free;
            } else if (location(old) == location) {
                if (!isNewer(version, old)) {
                    return false;
                }
                CELL.setOpaque(cells, i, cell);
                return true;
            }
        }
        if (free >= 0) {
            CELL.setOpaque(cells, free, cell);
        } else {
            add(sku, cells, cell);
        }
        return true;
    }

    /** Gives back the room that loading took in advance. */
    void trim() {
        long[][] all = bySku;
        for (int sku = 0; sku < size; sku++) {
            long[] cells = of(sku);
            int used = cells.length;
            while (used > 0 && cells[used - 1] == FREE) {
                used--;
            }
            if (used < cells.length) {
                SKU.setRelease(all, sku, Arrays.copyOf(cells, used));
            }
        }
    }

    private void add(int sku, long[] cells, long cell) {
        long[] grown = Arrays.copyOf(cells, cells.length + Math.max(1, cells.length / 4));
        Arrays.fill(grown, cells.length, grown.length, FREE);
        grown[cells.length] = cell;
        long[][] all = bySku;
        if (sku >= all.length) {
            all = Arrays.copyOf(all, Math.max(sku + 1, all.length + all.length / 2));
            SKU.setRelease(all, sku, grown);
            bySku = all;
        } else {
            SKU.setRelease(all, sku, grown);
        }
        size = Math.max(size, sku + 1);
    }

    private static long pack(int location, int available, long version) {
        long pieces = Math.clamp(available, 0, MAX_PIECES);
        return (long) location << LOCATION_SHIFT | pieces << VERSION_BITS | version & VERSION_MASK;
    }

    /** Versions are kept modulo 2^30, so the newer one is the one less than half way ahead. */
    private static boolean isNewer(long version, long cell) {
        long ahead = (version - cell) & VERSION_MASK;
        return ahead != 0 && ahead < 1L << (VERSION_BITS - 1);
    }
}
