package org.keskio.profile.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Look;
import org.keskio.profile.domain.Lookup;
import org.keskio.profile.domain.Person;
import org.keskio.profile.domain.PersonView;
import org.keskio.profile.domain.ProfileEvent;
import org.keskio.profile.domain.Purpose;
import org.keskio.profile.domain.Viewer;

/** Shows a customer as far as the viewer may see them, and keeps the look. */
@ApplicationScoped
public class ViewProfile {

    /** What came of it. */
    public sealed interface Result {

        /** Seen, and the look is kept. */
        record Seen(PersonView view) implements Result {}

        /** No such customer. */
        record Unknown() implements Result {}

        /** Nothing is kept of the customer, and identity, which might know them, did not answer. */
        record Away() implements Result {}
    }

    private final Mutiny.SessionFactory sessions;
    private final Identities identities;
    private final People people;
    private final Timeline timeline;
    private final Facts facts;
    private final Clock clock;

    ViewProfile(
            Mutiny.SessionFactory sessions,
            Identities identities,
            People people,
            Timeline timeline,
            Facts facts,
            Clock clock) {
        this.sessions = sessions;
        this.identities = identities;
        this.people = people;
        this.timeline = timeline;
        this.facts = facts;
        this.clock = clock;
    }

    /** The view; nothing is shown unless the look is kept with it. */
    public Uni<Result> of(CustomerId id, Purpose purpose, Viewer viewer) {
        return identities
                .lookup(id)
                .chain(lookup -> sessions.withStatelessTransaction(tx -> people.find(tx, id)
                        .chain(found -> {
                            Optional<Person> person = found.or(() -> stranger(id, lookup));
                            if (person.isEmpty()) {
                                return Uni.createFrom()
                                        .item(lookup instanceof Lookup.Away ? new Result.Away() : new Result.Unknown());
                            }
                            return keepLook(tx, id, purpose, viewer)
                                    .replaceWith(new Result.Seen(PersonView.of(person.get(), lookup, viewer)));
                        })));
    }

    private static Optional<Person> stranger(CustomerId id, Lookup lookup) {
        return lookup instanceof Lookup.Known ? Optional.of(Person.unknown(id)) : Optional.empty();
    }

    /** Keeps a look in the transaction that reads. */
    Uni<Void> keepLook(Mutiny.StatelessSession tx, CustomerId id, Purpose purpose, Viewer viewer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Look look = new Look(
                UuidCreator.getTimeOrderedEpochPlus1(), viewer.subject(), viewer.name(), viewer.store(), purpose, now);
        return timeline.add(tx, id, look).chain(() -> facts.tell(tx, now, id, List.of(new ProfileEvent.Viewed(look))));
    }
}
