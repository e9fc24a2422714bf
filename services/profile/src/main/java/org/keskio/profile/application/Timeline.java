package org.keskio.profile.application;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.domain.Contact;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Look;
import org.keskio.profile.domain.Page;
import org.keskio.profile.domain.Position;

/** What happened with people: contacts, and looks at them. */
public interface Timeline {

    /** Adds a contact. */
    Uni<Void> add(Mutiny.StatelessSession tx, CustomerId id, Contact contact);

    /** Contacts after a position, newest first. */
    Uni<Page<Contact>> contacts(Mutiny.StatelessSession tx, CustomerId id, Position after, int size);

    /** Keeps a look. */
    Uni<Void> add(Mutiny.StatelessSession tx, CustomerId id, Look look);

    /** Looks after a position, newest first. */
    Uni<Page<Look>> looks(Mutiny.StatelessSession tx, CustomerId id, Position after, int size);
}
