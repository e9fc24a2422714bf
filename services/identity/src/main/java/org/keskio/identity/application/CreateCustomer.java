package org.keskio.identity.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.domain.Channel;
import org.keskio.identity.domain.Customer;
import org.keskio.identity.domain.CustomerEvent;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.Identifier;
import org.keskio.identity.domain.Recognition;

/** Makes a customer. Of two tills that make the same one at once, one succeeds. */
@ApplicationScoped
public class CreateCustomer {

    private final Customers customers;
    private final Facts facts;
    private final Clock clock;

    CreateCustomer(Customers customers, Facts facts, Clock clock) {
        this.customers = customers;
        this.facts = facts;
        this.clock = clock;
    }

    /** Makes the customer in the given transaction. */
    public Uni<CustomerResult> with(
            Mutiny.StatelessSession tx, List<Identifier> identifiers, Recognition recognition, Channel channel) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Customer customer = new Customer(
                new CustomerId(UuidCreator.getTimeOrderedEpochPlus1()),
                identifiers.stream().distinct().toList(),
                recognition,
                now);
        return customers.add(tx, customer).chain(added -> {
            if (!added) {
                return Uni.createFrom().item(new CustomerResult.Refused(CustomerRefusal.IDENTIFIER_TAKEN));
            }
            return facts.tell(tx, now, List.of(new Facts.Story(customer.id(), story(customer, channel))))
                    .replaceWith(new CustomerResult.Done(customer));
        });
    }

    private static List<CustomerEvent> story(Customer customer, Channel channel) {
        List<CustomerEvent> events = new ArrayList<>();
        events.add(new CustomerEvent.Created(Optional.of(channel)));
        customer.identifiers().forEach(identifier -> events.add(new CustomerEvent.Linked(identifier.kind())));
        customer.recognition().choices().forEach(choice -> events.add(new CustomerEvent.Chosen(choice)));
        return events;
    }
}
