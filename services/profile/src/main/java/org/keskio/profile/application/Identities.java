package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Lookup;

/** What identity knows. */
public interface Identities {

    /** Looks a customer up; an outage is an answer too. Answers on the caller's context. */
    Uni<Lookup> lookup(CustomerId id);
}
