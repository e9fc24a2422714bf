package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.domain.Publication;

/** Tells the world that the instant of a publication came. Which replica does it does not matter: the row is locked. */
@ApplicationScoped
public class AnnounceSwitches {

    private final Mutiny.SessionFactory sessions;
    private final Publications publications;
    private final Announcements announcements;

    @Inject
    public AnnounceSwitches(Mutiny.SessionFactory sessions, Publications publications, Announcements announcements) {
        this.sessions = sessions;
        this.publications = publications;
        this.announcements = announcements;
    }

    /** Announces the publication that is due the longest; false when none is. */
    public Uni<Boolean> announceNext() {
        return sessions.withStatelessTransaction(session -> publications
                .nextDue(session)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(false)
                        : announce(session, due.get()).replaceWith(true)));
    }

    private Uni<Void> announce(Mutiny.StatelessSession session, Publication publication) {
        return publications
                .entriesThatHold(session, publication)
                .chain(entries -> announcements.switched(session, publication, entries))
                .chain(() -> publications.announced(session, publication.revision()));
    }
}
