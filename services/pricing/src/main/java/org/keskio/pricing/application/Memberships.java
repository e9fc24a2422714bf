package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.domain.Membership;

/** Who is in the club, as profile told. */
public interface Memberships {

    /** The last that was heard of the customer. */
    Uni<Membership> of(Mutiny.StatelessSession session, UUID customer);

    /** Notes what was heard, unless something later was heard before. */
    Uni<Void> note(Mutiny.StatelessSession session, UUID customer, Membership membership);
}
