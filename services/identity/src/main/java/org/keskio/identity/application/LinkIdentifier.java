package org.keskio.identity.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.domain.Customer;
import org.keskio.identity.domain.CustomerEvent;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.Identifier;

/** Adds an identifier to a customer; linking what is linked already changes nothing. */
@ApplicationScoped
public class LinkIdentifier {

    private final Customers customers;
    private final Facts facts;
    private final Clock clock;

    LinkIdentifier(Customers customers, Facts facts, Clock clock) {
        this.customers = customers;
        this.facts = facts;
        this.clock = clock;
    }

    /** Links in the given transaction. */
    public Uni<CustomerResult> to(Mutiny.StatelessSession tx, CustomerId id, Identifier identifier) {
        return customers.findForChange(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return refused(CustomerRefusal.UNKNOWN);
            }
            Customer customer = found.get();
            if (customer.holds(identifier)) {
                return Uni.createFrom().item(new CustomerResult.Done(customer));
            }
            if (customer.identifiers().size() >= Customer.MAX_IDENTIFIERS) {
                return refused(CustomerRefusal.TOO_MANY_IDENTIFIERS);
            }
            return link(tx, customer, identifier, clock.instant());
        });
    }

    private Uni<CustomerResult> link(
            Mutiny.StatelessSession tx, Customer customer, Identifier identifier, Instant now) {
        return customers
                .link(tx, customer.id(), identifier, now)
                .chain(linked -> linked
                        ? facts.tell(tx, now, customer.id(), new CustomerEvent.Linked(identifier.kind()))
                                .replaceWith(new CustomerResult.Done(customer.with(identifier)))
                        : refused(CustomerRefusal.IDENTIFIER_TAKEN));
    }

    private static Uni<CustomerResult> refused(CustomerRefusal why) {
        return Uni.createFrom().item(new CustomerResult.Refused(why));
    }
}
