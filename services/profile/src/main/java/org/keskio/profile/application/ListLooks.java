package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Look;
import org.keskio.profile.domain.Page;
import org.keskio.profile.domain.Position;

/** Who looked at a customer and why. */
@ApplicationScoped
public class ListLooks {

    private final Mutiny.SessionFactory sessions;
    private final Timeline timeline;

    ListLooks(Mutiny.SessionFactory sessions, Timeline timeline) {
        this.sessions = sessions;
        this.timeline = timeline;
    }

    /** A page, newest first. */
    public Uni<Page<Look>> of(CustomerId id, Position after, int size) {
        return sessions.withStatelessTransaction(tx -> timeline.looks(tx, id, after, size));
    }
}
