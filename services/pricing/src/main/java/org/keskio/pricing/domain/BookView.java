package org.keskio.pricing.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The book at one revision, closed to one instant.
 *
 * <p>For an instant at or before {@link #closedTo()} its answers are final: every view of every replica that is closed
 * to that instant gives the same.
 */
public final class BookView {

    private final SkuTable.View skus;
    private final PriceBook.@Nullable Rows[] rows;
    private final Map<String, PriceBook.Slots> markets;
    private final long[] validFrom;
    private final int revision;
    private final long closedTo;
    private final int prices;

    BookView(
            SkuTable.View skus,
            PriceBook.@Nullable Rows[] rows,
            Map<String, PriceBook.Slots> markets,
            long[] validFrom,
            int revision,
            long closedTo,
            int prices) {
        this.skus = skus;
        this.rows = rows;
        this.markets = markets;
        this.validFrom = validFrom;
        this.revision = revision;
        this.closedTo = closedTo;
        this.prices = prices;
    }

    /** The revision that the answers rest on. */
    public long revision() {
        return revision;
    }

    /** Microseconds of the last instant that can be answered for; {@link Long#MIN_VALUE} before the book is complete. */
    public long closedToMicros() {
        return closedTo;
    }

    /** The last instant that can be answered for. */
    public Instant closedTo() {
        return closedTo == Long.MIN_VALUE ? Instant.EPOCH : Micros.toInstant(closedTo);
    }

    /** Prices in the book, past ones too. */
    public int prices() {
        return prices;
    }

    /** A reader of one market at one instant; the caller has made sure that the instant is closed. */
    public Reader at(String market, long asOfMicros) {
        return new Reader(markets.get(market), asOfMicros);
    }

    /** Finds price after price; holds the one found last. Not for sharing between threads. */
    public final class Reader {
        private final PriceBook.@Nullable Slots slots;
        private final long asOf;
        private Tier tier = Tier.PUBLIC;
        private long amount;
        private int ofRevision;
        private long nextChange;

        private Reader(PriceBook.@Nullable Slots slots, long asOf) {
            this.slots = slots;
            this.asOf = asOf;
        }

        /** Looks for the price; the club's falls back to the public one. False when there is none. */
        public boolean find(String sku, Tier wanted) {
            nextChange = Long.MAX_VALUE;
            if (slots == null) {
                return false;
            }
            int number = skus.find(sku);
            if (number < 0) {
                return false;
            }
            return (wanted == Tier.CLUB && walk(slots, number, Tier.CLUB)) || walk(slots, number, Tier.PUBLIC);
        }

        /** The tier that the price was taken from. */
        public Tier tier() {
            return tier;
        }

        /** Minor units, tax included. */
        public long amount() {
            return amount;
        }

        /** The publication's revision. */
        public long revision() {
            return ofRevision;
        }

        /** From when the price holds, in microseconds. */
        public long validFromMicros() {
            return validFrom[ofRevision];
        }

        /** Whether another price is planned. */
        public boolean hasNextChange() {
            return nextChange != Long.MAX_VALUE;
        }

        /** When the next planned price takes over, in microseconds. */
        public long nextChangeMicros() {
            return nextChange;
        }

        private boolean walk(PriceBook.Slots from, int number, Tier of) {
            int[] links = from.chunkOf(of, number);
            if (links == null) {
                return false;
            }
            int at = number & (PriceBook.CHUNK - 1);
            for (int row = (int) PriceBook.LINKS.getAcquire(links, at);
                    row != 0;
                    row = (int) PriceBook.LINKS.getAcquire(links, at)) {
                PriceBook.Rows chunk = rows[row >>> PriceBook.CHUNK_BITS];
                if (chunk == null) {
                    return false; // cannot be: a row's chunk is there before its link
                }
                at = row & (PriceBook.CHUNK - 1);
                if (chunk.revision[at] <= revision && isFound(chunk, at, of)) {
                    return true;
                }
                links = chunk.next;
            }
            return false;
        }

        private boolean isFound(PriceBook.Rows chunk, int at, Tier of) {
            long from = validFrom[chunk.revision[at]];
            if (from > asOf) {
                nextChange = Math.min(nextChange, from);
                return false;
            }
            tier = of;
            amount = chunk.amount[at];
            ofRevision = chunk.revision[at];
            return true;
        }
    }
}
