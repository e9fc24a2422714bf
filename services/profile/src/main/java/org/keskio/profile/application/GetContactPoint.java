package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.ConsentPurpose;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Language;
import org.keskio.profile.domain.Lookup;
import org.keskio.profile.domain.Person;
import org.keskio.profile.domain.PersonName;

/** Where and in which language to write to a customer. */
@ApplicationScoped
public class GetContactPoint {

    /** What came of it. */
    public sealed interface Result {

        /** Write there. */
        record Found(String email, Optional<PersonName> givenName, Language language) implements Result {

            /** Personal data stays out of logs. */
            @Override
            public String toString() {
                return "Found[***]";
            }
        }

        /** No such customer. */
        record Unknown() implements Result {}

        /** The customer has not agreed to it. */
        record ConsentMissing() implements Result {}

        /** The customer has no e-mail address. */
        record NoContactPoint() implements Result {}

        /** Identity did not answer. */
        record Away() implements Result {}
    }

    private final Mutiny.SessionFactory sessions;
    private final People people;
    private final Identities identities;
    private final ProfileSettings settings;

    GetContactPoint(Mutiny.SessionFactory sessions, People people, Identities identities, ProfileSettings settings) {
        this.sessions = sessions;
        this.people = people;
        this.identities = identities;
        this.settings = settings;
    }

    /** Looks it up; without a purpose the message is one the customer asked for, which needs no consent. */
    public Uni<Result> of(CustomerId id, Optional<ConsentPurpose> purpose) {
        return identities.lookup(id).chain(lookup -> switch (lookup) {
            case Lookup.Away() -> Uni.createFrom().item(new Result.Away());
            case Lookup.Unknown() -> Uni.createFrom().item(new Result.Unknown());
            case Lookup.Known(var reach) ->
                sessions.withStatelessTransaction(tx -> people.find(tx, id))
                        .map(found -> decide(found.orElseGet(() -> Person.unknown(id)), purpose, reach.email()));
        });
    }

    private Result decide(Person person, Optional<ConsentPurpose> purpose, Optional<String> email) {
        if (purpose.isPresent() && !person.consents().grant(purpose.get())) {
            return new Result.ConsentMissing();
        }
        return email.<Result>map(address -> new Result.Found(
                        address,
                        person.attributes().givenName(),
                        person.attributes().language().orElse(settings.defaultLocale())))
                .orElseGet(Result.NoContactPoint::new);
    }
}
