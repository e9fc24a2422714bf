package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.FeedPerson;
import org.keskio.profile.domain.ImportedPerson;

/** Takes a batch of a customer feed; safe to repeat. */
@ApplicationScoped
public class ImportProfiles {

    private final Mutiny.SessionFactory sessions;
    private final People people;
    private final Facts facts;
    private final Clock clock;

    ImportProfiles(Mutiny.SessionFactory sessions, People people, Facts facts, Clock clock) {
        this.sessions = sessions;
        this.people = people;
        this.facts = facts;
        this.clock = clock;
    }

    /** Keeps the readable lines of a batch, all or none. */
    public Uni<Void> of(List<FeedPerson> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.withStatelessTransaction(tx -> people.takeForChange(
                        tx, rows.stream().map(FeedPerson::id).distinct().toList())
                .map(before -> ImportedPerson.of(rows, before, now))
                .chain(imported -> people.keepAll(tx, imported)
                        .chain(() -> facts.tell(
                                tx,
                                now,
                                imported.stream()
                                        .filter(person -> !person.events().isEmpty())
                                        .map(person ->
                                                new Facts.Story(person.person().id(), person.events()))
                                        .toList()))));
    }
}
