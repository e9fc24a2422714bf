package org.keskio.identity.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.domain.Asker;
import org.keskio.identity.domain.Channel;
import org.keskio.identity.domain.CustomerEvent;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.Identifier;

/** Finds the customer behind an identifier, if the customer lets the channel use it. */
@ApplicationScoped
public class RecogniseCustomer {

    private final Mutiny.SessionFactory sessions;
    private final Customers customers;
    private final Facts facts;
    private final Clock clock;

    RecogniseCustomer(Mutiny.SessionFactory sessions, Customers customers, Facts facts, Clock clock) {
        this.sessions = sessions;
        this.customers = customers;
        this.facts = facts;
        this.clock = clock;
    }

    /** Empty when nobody holds the identifier and, after the very same work, when the customer does not allow it. */
    public Uni<Optional<CustomerId>> by(Identifier identifier, Channel channel, Asker asker) {
        return sessions.withStatelessTransaction(tx -> customers
                .holderOf(tx, identifier)
                .map(holder -> holder.filter(known -> known.recognition().allows(identifier.kind(), channel))
                        .map(Customers.Holder::id))
                .call(recognised -> recognised
                        .map(id -> facts.tell(
                                tx,
                                clock.instant(),
                                id,
                                new CustomerEvent.Recognised(
                                        identifier.kind(), channel, asker.subject(), asker.store())))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
