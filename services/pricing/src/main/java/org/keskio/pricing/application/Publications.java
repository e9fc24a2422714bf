package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.domain.Head;
import org.keskio.pricing.domain.PriceEntry;
import org.keskio.pricing.domain.Publication;

/** The kept book as it is written; every write goes through one lock. */
public interface Publications {

    /** Takes the lock until the transaction ends, and closes the book to now + lead. */
    Uni<Head> lock(Mutiny.StatelessSession session, Duration lead);

    /** Which of the entries (by index) differ from the price that holds at the instant as far as is known. */
    Uni<BitSet> differing(Mutiny.StatelessSession session, String market, Instant validFrom, List<PriceEntry> entries);

    /** Adds the publication; its revision is the head's plus one. The lock is held. */
    Uni<Void> add(Mutiny.StatelessSession session, Publication publication, List<PriceEntry> entries);

    /** The publication whose instant came first and was not announced; locked, skipping those that somebody else has. */
    Uni<Optional<Publication>> nextDue(Mutiny.StatelessSession session);

    /** Its prices, without those that a later publication for the same instant replaced. */
    Uni<List<PriceEntry>> entriesThatHold(Mutiny.StatelessSession session, Publication publication);

    /** Notes that the switch was announced. */
    Uni<Void> announced(Mutiny.StatelessSession session, long revision);
}
