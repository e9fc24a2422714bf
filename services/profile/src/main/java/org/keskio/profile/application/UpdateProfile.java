package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.Attributes;
import org.keskio.profile.domain.Consent;
import org.keskio.profile.domain.ConsentAnswer;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Lookup;
import org.keskio.profile.domain.Membership;
import org.keskio.profile.domain.Person;
import org.keskio.profile.domain.ProfileEvent;
import org.keskio.profile.domain.Purpose;
import org.keskio.profile.domain.Source;
import org.keskio.profile.domain.Viewer;

/** Changes what is kept of a person; the customer must be known. Facts tell only what really changed. */
@ApplicationScoped
public class UpdateProfile {

    private static final Purpose PURPOSE = new Purpose("update profile");

    private final People people;
    private final ViewProfile looks;
    private final Facts facts;
    private final Clock clock;

    UpdateProfile(People people, ViewProfile looks, Facts facts, Clock clock) {
        this.people = people;
        this.looks = looks;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Attributes that are given replace those kept; consents asked in the same step are kept with them. Empty when neither
     * identity nor this service knows the customer. The answer shows the person, so it is a look, and kept as one.
     */
    public Uni<Optional<Person>> with(
            Mutiny.StatelessSession tx,
            CustomerId id,
            Lookup lookup,
            Attributes attributes,
            List<ConsentAnswer> answers,
            Source source,
            Viewer viewer) {
        return people.find(tx, id)
                .chain(found -> found.isEmpty() && !(lookup instanceof Lookup.Known)
                        ? Uni.createFrom().item(Optional.empty())
                        : take(tx, id)
                                .chain(before -> {
                                    Person updated = before.with(attributes);
                                    return people.keep(tx, updated).chain(() -> answer(tx, updated, answers, source));
                                })
                                .call(() -> looks.keepLook(tx, id, PURPOSE, viewer))
                                .map(Optional::of));
    }

    /** Gives or withdraws consents. */
    public Uni<Person> answer(Mutiny.StatelessSession tx, CustomerId id, List<ConsentAnswer> answers, Source source) {
        return take(tx, id).chain(before -> answer(tx, before, answers, source));
    }

    /** Joins or leaves the club. */
    public Uni<Person> member(Mutiny.StatelessSession tx, CustomerId id, boolean member, Source source) {
        return take(tx, id)
                .chain(before -> before.membership()
                        .changedTo(member, source)
                        .map(changed -> keep(tx, before.with(changed), changed))
                        .orElseGet(() -> Uni.createFrom().item(before)));
    }

    private Uni<Person> take(Mutiny.StatelessSession tx, CustomerId id) {
        return people.takeForChange(tx, List.of(id)).map(taken -> taken.getOrDefault(id, Person.unknown(id)));
    }

    private Uni<Person> answer(Mutiny.StatelessSession tx, Person before, List<ConsentAnswer> answers, Source source) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Consent> changed = before.consents().changedBy(answers, source, now);
        if (changed.isEmpty()) {
            return Uni.createFrom().item(before);
        }
        return people.keepConsents(tx, before.id(), changed)
                .chain(() -> facts.tell(
                        tx,
                        now,
                        before.id(),
                        changed.stream().map(ProfileEvent.ConsentChanged::new).toList()))
                .replaceWith(before.with(before.consents().with(changed)));
    }

    private Uni<Person> keep(Mutiny.StatelessSession tx, Person person, Membership changed) {
        return people.keep(tx, person)
                .chain(() -> facts.tell(
                        tx, clock.instant(), person.id(), List.of(new ProfileEvent.MembershipChanged(changed))))
                .replaceWith(person);
    }
}
