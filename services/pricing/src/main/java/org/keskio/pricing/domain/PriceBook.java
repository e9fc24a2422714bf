package org.keskio.pricing.domain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All prices in memory, packed: 16 bytes a price, 4 for its SKU in a market and tier, and the SKUs once.
 *
 * <p>One thread at a time applies revisions and closes; any number read through {@link #view()} meanwhile. Prices of one
 * SKU, market and tier form a chain, latest {@code valid_from} first, of two of the same instant the later revision
 * first. Links are written last and with release, and a reader skips revisions later than its view, so that a view
 * always gives the answers of its revision, however far the writer has come.
 */
public final class PriceBook {

    static final VarHandle LINKS = MethodHandles.arrayElementVarHandle(int[].class);
    static final int CHUNK_BITS = 16;
    static final int CHUNK = 1 << CHUNK_BITS;
    private static final int MAX_CHUNKS = 1 << 12; // 268 million prices, 268 million SKUs
    private static final long NEVER = Long.MIN_VALUE;

    private final SkuTable skus = new SkuTable();
    private final @Nullable Rows[] rows = new Rows[MAX_CHUNKS];
    private Map<String, Slots> markets = Map.of();
    private long[] validFrom = new long[64]; // by revision
    private int revision;
    private int lastRow; // 0 means none
    private int slotChunks;
    private volatile BookView view = view(NEVER);

    /**
     * Adds the next revision.
     *
     * @throws IllegalArgumentException when it is not the next: a gap would break the guarantee
     */
    public void apply(Publication publication, List<PriceEntry> entries) {
        if (publication.revision() != revision + 1L) {
            throw new IllegalArgumentException(
                    "Revision " + publication.revision() + " cannot follow revision " + revision);
        }
        int next = revision + 1;
        if (next >= validFrom.length) {
            validFrom = Arrays.copyOf(validFrom, validFrom.length * 2);
        }
        validFrom[next] = Micros.of(publication.validFrom());
        Slots slots = slotsOf(publication.market());
        for (PriceEntry entry : entries) {
            link(slots, skus.numberOf(entry.sku().value()), entry, next);
        }
        revision = next;
    }

    /** Says that the applied revisions are all that can ever hold up to the instant; readers see both from now on. */
    public void close(Instant closedTo) {
        view = view(Micros.of(closedTo));
    }

    /** The book as it stood when it was last closed. */
    public BookView view() {
        return view;
    }

    /** The last revision applied. */
    public long revision() {
        return revision;
    }

    /** Bytes that the book takes, objects' headers aside. */
    public long footprint() {
        long rowChunks = lastRow / CHUNK + 1L;
        return skus.footprint() + (rowChunks * 16 + slotChunks * 4L) * CHUNK + 8L * validFrom.length;
    }

    private BookView view(long closedTo) {
        return new BookView(skus.view(), rows, markets, validFrom, revision, closedTo, lastRow);
    }

    private Slots slotsOf(String market) {
        Slots known = markets.get(market);
        if (known != null) {
            return known;
        }
        Slots added = new Slots();
        Map<String, Slots> more = new HashMap<>(markets);
        more.put(market, added);
        markets = Map.copyOf(more);
        return added;
    }

    private void link(Slots slots, int sku, PriceEntry entry, int ofRevision) {
        int[] links = slots.chunkFor(entry.tier(), sku);
        int at = sku & (CHUNK - 1);
        long from = validFrom[ofRevision];
        int follower = links[at];
        while (follower != 0 && validFrom[rowsOf(follower).revision[follower & (CHUNK - 1)]] > from) {
            links = rowsOf(follower).next;
            at = follower & (CHUNK - 1);
            follower = links[at];
        }
        int row = newRow(entry.amount(), ofRevision, follower);
        LINKS.setRelease(links, at, row);
    }

    private int newRow(long amount, int ofRevision, int next) {
        int row = lastRow + 1;
        if (rows[row >>> CHUNK_BITS] == null) {
            rows[row >>> CHUNK_BITS] = new Rows();
        }
        Rows chunk = rowsOf(row);
        int index = row & (CHUNK - 1);
        chunk.amount[index] = amount;
        chunk.revision[index] = ofRevision;
        chunk.next[index] = next;
        lastRow = row;
        return row;
    }

    private Rows rowsOf(int row) {
        Rows chunk = rows[row >>> CHUNK_BITS];
        if (chunk == null) {
            throw new IllegalStateException("Row " + row + " was never made");
        }
        return chunk;
    }

    /** Some rows, by column. */
    static final class Rows {
        final long[] amount = new long[CHUNK];
        final int[] revision = new int[CHUNK];
        final int[] next = new int[CHUNK];
    }

    /** Where the chains of a market begin, by tier and number of the SKU. */
    final class Slots {
        private final int[][][] chunks = new int[Tier.values().length][MAX_CHUNKS][];

        /** The part of the chains that the SKU belongs to, null when no price was ever there. */
        int @Nullable [] chunkOf(Tier tier, int sku) {
            return chunks[tier.ordinal()][sku >>> CHUNK_BITS];
        }

        private int[] chunkFor(Tier tier, int sku) {
            int[] chunk = chunkOf(tier, sku);
            if (chunk == null) {
                chunk = new int[CHUNK];
                chunks[tier.ordinal()][sku >>> CHUNK_BITS] = chunk;
                slotChunks++;
            }
            return chunk;
        }
    }
}
