package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Lookup;
import org.keskio.profile.domain.Reach;

/** Whether there is such a customer. */
@ApplicationScoped
public class Acquaintance {

    private final Mutiny.SessionFactory sessions;
    private final People people;
    private final Identities identities;

    Acquaintance(Mutiny.SessionFactory sessions, People people, Identities identities) {
        this.sessions = sessions;
        this.people = people;
        this.identities = identities;
    }

    /** Known when something is kept of the customer already; identity is asked about the others only. */
    public Uni<Lookup> with(CustomerId id) {
        return sessions.withStatelessTransaction(tx -> people.find(tx, id))
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(new Lookup.Known(Reach.NONE))
                        : identities.lookup(id));
    }

    /** What identity says, whether anything is kept of the customer or not. */
    public Uni<Lookup> inFull(CustomerId id) {
        return identities.lookup(id);
    }
}
