package org.keskio.inventory.outbound.postgres.chance;

import org.keskio.inventory.domain.chance.Trail;

/** Reads a trail from a row: seen_at, bound, left_then, misses, missed, missed_at, sold, sold_at, since. */
public final class TrailRow {

    private TrailRow() {}

    /** The trail that begins at that column; a row without one has nulls there. */
    public static Trail trail(Object[] row, int from) {
        return row[from] == null
                ? Trail.NONE
                : new Trail(
                        number(row, from).longValue(),
                        number(row, from + 1).intValue(),
                        number(row, from + 2).intValue(),
                        number(row, from + 3).intValue(),
                        number(row, from + 4).intValue(),
                        number(row, from + 5).longValue(),
                        number(row, from + 6).doubleValue(),
                        number(row, from + 7).longValue(),
                        number(row, from + 8).longValue());
    }

    private static Number number(Object[] row, int at) {
        return (Number) row[at];
    }
}
