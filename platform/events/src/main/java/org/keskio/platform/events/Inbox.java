package org.keskio.platform.events;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes each fact in once, however often it arrives. */
@ApplicationScoped
public class Inbox {

    private static final String TAKE = "insert into inbox (id, type) values (:id, :type) on conflict do nothing";

    private final Mutiny.SessionFactory sessions;

    @Inject
    Inbox(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Runs the effect in a transaction of its own that also notes the fact; a repeat does nothing. */
    public Uni<Void> once(IncomingFact fact, Function<Mutiny.StatelessSession, Uni<Void>> effect) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(TAKE)
                .setParameter("id", fact.id())
                .setParameter("type", fact.type())
                .executeUpdate()
                // A twin that is still in its transaction makes the insert wait, so 0 means done, not begun.
                .chain(taken -> taken == 0 ? Uni.createFrom().voidItem() : effect.apply(session)));
    }
}
