package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.Contact;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Page;
import org.keskio.profile.domain.Person;
import org.keskio.profile.domain.Position;
import org.keskio.profile.domain.Purpose;
import org.keskio.profile.domain.Viewer;

/** The timeline of a customer, as far as the viewer may see it. */
@ApplicationScoped
public class ListContacts {

    private static final Purpose PURPOSE = new Purpose("timeline");

    private final Mutiny.SessionFactory sessions;
    private final People people;
    private final Timeline timeline;
    private final ViewProfile looks;

    ListContacts(Mutiny.SessionFactory sessions, People people, Timeline timeline, ViewProfile looks) {
        this.sessions = sessions;
        this.people = people;
        this.timeline = timeline;
        this.looks = looks;
    }

    /** A page; empty without the customer's consent. The first page of a timeline is a look, and kept as one. */
    public Uni<Optional<Page<Contact>>> of(CustomerId id, Position after, int size, Viewer viewer) {
        return sessions.withStatelessTransaction(tx -> people.find(tx, id).chain(found -> {
            Person person = found.orElseGet(() -> Person.unknown(id));
            if (!viewer.maySeeTimeline(id, person.consents())) {
                return Uni.createFrom().item(Optional.empty());
            }
            Uni<Void> look = after.equals(Position.START)
                    ? looks.keepLook(tx, id, PURPOSE, viewer)
                    : Uni.createFrom().voidItem();
            return look.chain(() -> timeline.contacts(tx, id, after, size)).map(Optional::of);
        }));
    }
}
