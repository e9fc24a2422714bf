package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.Consent;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.ImportedPerson;
import org.keskio.profile.domain.Person;

/** The people that are kept. Every call is part of the transaction that it is given. */
public interface People {

    /** The person as they are now, if anything is kept of them. */
    Uni<Optional<Person>> find(Mutiny.StatelessSession tx, CustomerId id);

    /** Makes room for the people where there is none, and keeps others from changing them until the transaction ends. */
    Uni<Map<CustomerId, Person>> takeForChange(Mutiny.StatelessSession tx, Collection<CustomerId> ids);

    /** Keeps attributes and membership. */
    Uni<Void> keep(Mutiny.StatelessSession tx, Person person);

    /** Keeps consents that changed. */
    Uni<Void> keepConsents(Mutiny.StatelessSession tx, CustomerId id, List<Consent> changed);

    /** Keeps many people at once. */
    Uni<Void> keepAll(Mutiny.StatelessSession tx, List<ImportedPerson> people);
}
