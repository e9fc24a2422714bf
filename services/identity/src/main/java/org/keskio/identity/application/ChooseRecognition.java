package org.keskio.identity.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.domain.Customer;
import org.keskio.identity.domain.CustomerEvent;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.RecognitionChoice;

/** Sets on which channels one kind of identifier may recognise the customer. */
@ApplicationScoped
public class ChooseRecognition {

    private final Customers customers;
    private final Facts facts;
    private final Clock clock;

    ChooseRecognition(Customers customers, Facts facts, Clock clock) {
        this.customers = customers;
        this.facts = facts;
        this.clock = clock;
    }

    /** Keeps the choice in the given transaction; a fact is made only when something changed. */
    public Uni<CustomerResult> of(Mutiny.StatelessSession tx, CustomerId id, RecognitionChoice choice) {
        return customers.findForChange(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new CustomerResult.Refused(CustomerRefusal.UNKNOWN));
            }
            Customer customer = found.get();
            boolean isSame = customer.recognition()
                    .about(choice.kind())
                    .filter(choice::equals)
                    .isPresent();
            Uni<Void> told = isSame
                    ? Uni.createFrom().voidItem()
                    : facts.tell(tx, clock.instant(), id, new CustomerEvent.Chosen(choice));
            // Kept even when it is the same: from now on it is the customer's own, and no feed changes it.
            return customers
                    .choose(tx, id, choice)
                    .chain(() -> told)
                    .replaceWith(new CustomerResult.Done(customer.with(choice)));
        });
    }
}
