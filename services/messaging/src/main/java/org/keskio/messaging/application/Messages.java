package org.keskio.messaging.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.messaging.domain.CustomerMessage;
import org.keskio.messaging.domain.DecisionStep;
import org.keskio.messaging.domain.MessageId;
import org.keskio.messaging.domain.OrderNews;

/** Where messages are kept. */
public interface Messages {

    /** A message that is due, with what it is about. */
    record Due(CustomerMessage message, OrderNews news) {}

    /** Adds a pending message in the caller's transaction. */
    Uni<Void> add(Mutiny.StatelessSession session, CustomerMessage message, OrderNews news, DecisionStep why);

    /**
     * Takes messages that are due, counting the attempt; nobody else is given them before {@code limit} is over.
     * The messages of one order come one after the other, in the order of its steps.
     */
    Uni<List<Due>> takeDue(Instant now, Duration limit, int atMost);

    /** Notes that the mail server took it, with the fact of it. False when it was not pending any more. */
    Uni<Boolean> sent(CustomerMessage message, String locale, DecisionStep step);

    /** Notes that it is not sent, with the fact of it. */
    Uni<Boolean> withheld(CustomerMessage message, DecisionStep step);

    /** Notes that it is given up. */
    Uni<Boolean> failed(CustomerMessage message, DecisionStep step);

    /** Sets the next attempt. */
    Uni<Void> retryAt(MessageId id, Instant time);

    /** Messages by customer or reference, newest first, older than {@code before}. */
    Uni<List<CustomerMessage>> list(
            Optional<UUID> customerId, Optional<String> reference, Optional<MessageId> before, int atMost);

    /** One message. */
    Uni<Optional<CustomerMessage>> find(MessageId id);

    /** The steps of its decision, in order. */
    Uni<List<DecisionStep>> steps(MessageId id);
}
