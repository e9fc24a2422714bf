package org.keskio.identity.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.domain.Customer;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.Identifier;
import org.keskio.identity.domain.Recognition;
import org.keskio.identity.domain.RecognitionChoice;

/** The customers that are kept. Every call is part of the transaction that it is given. */
public interface Customers {

    /** Who holds an identifier, and what they chose about its kind. */
    record Holder(CustomerId id, Recognition recognition) {}

    /** Who holds the identifier; found by one statement, whether somebody does or not. */
    Uni<Optional<Holder>> holderOf(Mutiny.StatelessSession tx, Identifier identifier);

    /** The customer as they are now. */
    Uni<Optional<Customer>> find(Mutiny.StatelessSession tx, CustomerId id);

    /** As {@link #find}, and nobody else changes the customer until the transaction ends. */
    Uni<Optional<Customer>> findForChange(Mutiny.StatelessSession tx, CustomerId id);

    /** Keeps a new customer; false when somebody holds one of the identifiers, and then the transaction must not commit. */
    Uni<Boolean> add(Mutiny.StatelessSession tx, Customer customer);

    /** Keeps one more identifier; false when somebody else holds it. */
    Uni<Boolean> link(Mutiny.StatelessSession tx, CustomerId id, Identifier identifier, Instant now);

    /** Keeps a choice made by the customer, in place of an earlier one for the kind. */
    Uni<Void> choose(Mutiny.StatelessSession tx, CustomerId id, RecognitionChoice choice);
}
