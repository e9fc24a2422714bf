package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.domain.PriceEntry;
import org.keskio.pricing.domain.Publication;
import org.keskio.pricing.domain.Redemption;

/** What pricing tells the world, written in the transaction that made it true. */
public interface Announcements {

    /** Prices were published. */
    Uni<Void> published(Mutiny.StatelessSession session, Publication publication, List<PriceEntry> entries);

    /** Their instant came. */
    Uni<Void> switched(Mutiny.StatelessSession session, Publication publication, List<PriceEntry> entries);

    /** A quote was used. */
    Uni<Void> redeemed(Mutiny.StatelessSession session, UUID quote, Redemption redemption);

    /** A quote that somebody else had used was presented. */
    Uni<Void> presentedTwice(
            Mutiny.StatelessSession session, UUID quote, Redemption first, String second, Instant found);
}
