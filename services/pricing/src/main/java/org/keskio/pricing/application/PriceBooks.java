package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keskio.pricing.domain.Head;
import org.keskio.pricing.domain.Market;
import org.keskio.pricing.domain.Micros;
import org.keskio.pricing.domain.PriceEntry;
import org.keskio.pricing.domain.Publication;
import org.keskio.pricing.domain.Tier;

/** The kept book as replicas read it. */
public interface PriceBooks {

    /** Closes the book to now + lead, unless that was done within the last {@code pause} or somebody publishes just now; then reads its head. */
    Uni<Beat> beat(Duration lead, Duration pause);

    /** The publications after a revision, whole and in order, as many as fit a batch; those up to the head are all there. */
    Uni<List<Published>> after(long revision);

    /** All markets by code. */
    Uni<List<Market>> markets();

    /** The prices of a SKU in a market, oldest first, after a place in the history. */
    Uni<List<HistoryEntry>> history(String sku, String market, Place after, int limit);

    /**
     * The head with the instant at which it was read.
     *
     * @param databaseTime the database's own clock
     * @param nextSwitch   the earliest switch that was not announced yet; far future when there is none
     */
    record Beat(Head head, Instant databaseTime, Instant nextSwitch) {}

    /** A publication with its prices. */
    record Published(Publication publication, List<PriceEntry> entries) {}

    /** A place in a history: the order of its entries. */
    record Place(long validFromMicros, long revision, int tier) {

        /** Before the first entry. */
        public static final Place START = new Place(-1, 0, -1);
    }

    /**
     * A price with its publication.
     *
     * @param nextChange when a later price of the same tier takes over
     */
    record HistoryEntry(
            Publication publication, Tier tier, long amount, Instant publishTime, Optional<Instant> nextChange) {

        /** Where it stands in its history. */
        public Place place() {
            return new Place(Micros.of(publication.validFrom()), publication.revision(), tier.ordinal());
        }
    }
}
