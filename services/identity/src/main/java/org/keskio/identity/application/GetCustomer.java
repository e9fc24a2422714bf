package org.keskio.identity.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.domain.Customer;
import org.keskio.identity.domain.CustomerId;

/** The identifiers and choices of a customer. */
@ApplicationScoped
public class GetCustomer {

    private final Mutiny.SessionFactory sessions;
    private final Customers customers;

    GetCustomer(Mutiny.SessionFactory sessions, Customers customers) {
        this.sessions = sessions;
        this.customers = customers;
    }

    /** The customer, if there is one. */
    public Uni<Optional<Customer>> with(CustomerId id) {
        return sessions.withStatelessTransaction(tx -> customers.find(tx, id));
    }
}
