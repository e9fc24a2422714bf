package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.domain.KeptQuote;
import org.keskio.pricing.domain.Quote;
import org.keskio.pricing.domain.Redemption;

/** The quotes that were given out. */
public interface Quotes {

    /** Keeps a new one with its signed form. */
    Uni<Void> add(Mutiny.StatelessSession session, Quote quote, String jws, Optional<UUID> customer);

    /** Looks one up. */
    Uni<Optional<KeptQuote>> find(Mutiny.StatelessSession session, UUID id);

    /** Looks one up and locks it until the transaction ends. */
    Uni<Optional<KeptQuote>> findAndLock(Mutiny.StatelessSession session, UUID id);

    /** Notes its use. */
    Uni<Void> redeem(Mutiny.StatelessSession session, UUID id, Redemption redemption);

    /** Notes that somebody else presented it, too; false when that is known. */
    Uni<Boolean> noteSecond(Mutiny.StatelessSession session, UUID id, Redemption second);
}
