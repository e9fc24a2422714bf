package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.Contact;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.ProfileEvent;

/** Adds a contact to a customer's timeline. */
@ApplicationScoped
public class RecordContact {

    private final Timeline timeline;
    private final Facts facts;
    private final Clock clock;

    RecordContact(Timeline timeline, Facts facts, Clock clock) {
        this.timeline = timeline;
        this.facts = facts;
        this.clock = clock;
    }

    /** Adds it in the given transaction. */
    public Uni<Void> of(Mutiny.StatelessSession tx, CustomerId id, Contact contact) {
        return timeline.add(tx, id, contact)
                .chain(() -> facts.tell(tx, clock.instant(), id, List.of(new ProfileEvent.ContactRecorded(contact))));
    }
}
