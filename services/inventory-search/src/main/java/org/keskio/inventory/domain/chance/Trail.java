package org.keskio.inventory.domain.chance;

/**
 * What was seen of a SKU at a place, as few numbers: they are folded in as things happen, never looked up again. Times are
 * seconds since 1970, 0 = never.
 *
 * @param seenAt   when a piece was last seen: it was sold, picked, or arrived
 * @param bound    pieces of the record that may have been missing even then; those beside them were seen
 * @param left     pieces that were seen leaving then; 0 when pieces arrived
 * @param misses   how often pieces were looked for and not found since one was last seen leaving
 * @param missed   pieces that were not found in those
 * @param missedAt when that last happened
 * @param sold     pieces that left for customers, each fading with time
 * @param soldAt   as of when {@code sold} is told
 * @param since    when this began to be kept
 */
public record Trail(
        long seenAt, int bound, int left, int misses, int missed, long missedAt, double sold, long soldAt, long since) {

    /** Nothing was ever seen. */
    public static final Trail NONE = new Trail(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** How fast a sale fades, in days: two months ago counts for a third, so that seasons are followed. */
    public static final double FADES_DAYS = 60;

    static final double DAY = 86_400;

    /** Pieces were sold or picked from the shelf, which leaves so many on the record. */
    public Trail leaves(int pieces, int recordAfter, long at) {
        int known = at < seenAt ? Math.min(bound, recordAfter) : recordAfter;
        boolean found = at >= missedAt;
        return new Trail(
                Math.max(seenAt, at),
                known,
                at < seenAt ? left : pieces,
                found ? 0 : misses,
                found ? 0 : missed,
                found ? 0 : missedAt,
                sold,
                soldAt,
                began(at));
    }

    /** Pieces came in beside those that may be missing. */
    public Trail arrives(int pieces, int recordAfter, long at) {
        int before = Math.max(0, recordAfter - pieces);
        return at < seenAt ? this : new Trail(at, before, 0, misses, missed, missedAt, sold, soldAt, began(at));
    }

    /** Pieces were looked for and not found. */
    public Trail misses(int pieces, long at) {
        return new Trail(
                seenAt, bound, left, misses + 1, missed + pieces, Math.max(missedAt, at), sold, soldAt, began(at));
    }

    /** Customers took so many. */
    public Trail sells(int pieces, long at) {
        long later = Math.max(soldAt, at);
        double faded = sold * fade(later - soldAt) + pieces * fade(later - at);
        return new Trail(seenAt, bound, left, misses, missed, missedAt, faded, later, began(at));
    }

    /** What {@code sold} is worth now. */
    double soldBy(long now) {
        return sold == 0 ? 0 : sold * fade(Math.max(0, now - soldAt));
    }

    /** Over how many days, faded alike. */
    double soldOver(long now) {
        return since == 0 ? 0 : FADES_DAYS * (1 - fade(Math.max(0, now - since)));
    }

    private long began(long at) {
        return since == 0 ? at : Math.min(since, at);
    }

    private static double fade(long seconds) {
        return Math.exp(-seconds / DAY / FADES_DAYS);
    }
}
