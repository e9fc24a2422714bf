package org.keskio.identity.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A customer as identity knows them: no name, no address. */
public record Customer(CustomerId id, List<Identifier> identifiers, Recognition recognition, Instant createTime) {

    /** More identifiers than a person has; a limit against filling the book. */
    public static final int MAX_IDENTIFIERS = 10;

    public Customer {
        identifiers = List.copyOf(identifiers);
    }

    /** Whether the customer holds the identifier. */
    public boolean holds(Identifier identifier) {
        return identifiers.contains(identifier);
    }

    /** The address to write to: the one linked first. */
    public Optional<EmailAddress> email() {
        return identifiers.stream()
                .filter(EmailAddress.class::isInstance)
                .map(EmailAddress.class::cast)
                .findFirst();
    }

    /** The customer with one more identifier. */
    public Customer with(Identifier identifier) {
        List<Identifier> all = new ArrayList<>(identifiers);
        all.add(identifier);
        return new Customer(id, all, recognition, createTime);
    }

    /** The customer with a choice made or replaced. */
    public Customer with(RecognitionChoice choice) {
        return new Customer(id, identifiers, recognition.with(choice), createTime);
    }
}
