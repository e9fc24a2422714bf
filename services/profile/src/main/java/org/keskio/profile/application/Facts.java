package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.ProfileEvent;

/** Tells others what happened, with the transaction in which it happened. */
public interface Facts {

    /** What happened to one customer, in order. */
    record Story(CustomerId id, List<ProfileEvent> events) {

        public Story {
            events = List.copyOf(events);
        }
    }

    /** Publishes the stories once the transaction has committed; each customer at most once in a call. */
    Uni<Void> tell(Mutiny.StatelessSession tx, Instant now, List<Story> stories);

    /** Publishes what happened to one customer. */
    default Uni<Void> tell(
            Mutiny.StatelessSession tx, Instant now, CustomerId id, List<? extends ProfileEvent> events) {
        return tell(tx, now, List.of(new Story(id, List.copyOf(events))));
    }
}
