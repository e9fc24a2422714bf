package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.StockCell;

/** Where counts of feeds are kept, thousands at once, and what has come of each feed. */
public interface FeedBook {

    /**
     * Who counts.
     *
     * @param feed      its name; empty = none
     * @param order     decides between counts of the same instant: the higher one holds
     * @param reference for the ledger
     */
    record Place(String feed, long order, String reference) {}

    /**
     * Counts cells, each named once, in the order of locks. On hand becomes the count plus what came and went since
     * then; a count that is older than the cell's last one changes nothing. Returns the cells that others need to hear
     * of. Throws {@link Overtaken} when somebody else made one of the cells at the same time.
     */
    Uni<List<StockCell>> count(Mutiny.StatelessSession tx, List<CountedCell> counts, Place place);

    /** A message of a feed, as its parts describe it. */
    record Message(
            String feed,
            long sequence,
            boolean full,
            long snapshotStart,
            boolean snapshotEnds,
            Optional<Instant> asOf,
            List<String> locations) {}

    /** What is known of a message. */
    enum Known {
        /** It was not seen before, or not wholly. */
        OPEN,
        /** All of it is here. */
        COMPLETE,
        /** It was something else. */
        DIFFERENT
    }

    /** Locks the feed until the transaction ends, and notes the message. */
    Uni<Known> open(Mutiny.StatelessSession tx, Message message, Instant now);

    /** Notes a part with the cells that it names; false when it was there. */
    Uni<Boolean> addPart(Mutiny.StatelessSession tx, Message message, Part part, Collection<CellKey> named);

    /** A part of a message. */
    record Part(int number, boolean last, int unreadable, int accepted, int refused) {}

    /** Whether all parts of the message are here now; notes it. */
    Uni<Boolean> isComplete(Mutiny.StatelessSession tx, Message message);

    /** A snapshot whose messages are all here; {@code unreadable} rows may have named any cell. */
    record Snapshot(long start, long end, Instant asOf, int unreadable) {}

    /** The message's snapshot, when all its messages are here. */
    Uni<Optional<Snapshot>> snapshot(Mutiny.StatelessSession tx, Message message);

    /** Cells of the snapshot's locations that it does not name become zero; those that others need to hear of. */
    Uni<List<StockCell>> zeroAbsent(Mutiny.StatelessSession tx, Message message, Snapshot snapshot, Place place);

    /** Forgets the parts of what is complete, and what is older than the snapshot. */
    Uni<Void> tidy(Mutiny.StatelessSession tx, Message message, Optional<Snapshot> snapshot);

    /** How a feed stands. */
    record Status(
            String feed,
            long lastSequence,
            List<Range> missing,
            long accepted,
            long refused,
            long snapshotSequence,
            Instant lastAt) {}

    /** Sequences, both ends among them. */
    record Range(long first, long last) {}

    /** How a feed stands; empty when nothing came. */
    Uni<Optional<Status>> status(Mutiny.StatelessSession tx, String feed);
}
