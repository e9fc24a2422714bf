package org.keskio.messaging.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.messaging.domain.CustomerMessage;
import org.keskio.messaging.domain.DecisionStep;
import org.keskio.messaging.domain.DeliveryState;
import org.keskio.messaging.domain.MessageId;
import org.keskio.messaging.domain.Occasion;
import org.keskio.messaging.domain.OrderNews;

/** Decides that a step of a send order is told to the customer. */
@ApplicationScoped
public class AnnounceSendOrder {

    private final Messages messages;
    private final Clock clock;

    @Inject
    AnnounceSendOrder(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** Adds the message in the caller's transaction. */
    public Uni<Void> announce(
            Mutiny.StatelessSession session, UUID customerId, String sendOrderId, Occasion occasion, OrderNews news) {
        Instant now = clock.instant();
        CustomerMessage message = new CustomerMessage(
                new MessageId(UuidCreator.getTimeOrderedEpochPlus1()),
                customerId,
                occasion,
                sendOrderId,
                Optional.empty(),
                DeliveryState.PENDING,
                0,
                now,
                Optional.empty());
        DecisionStep why =
                new DecisionStep("purpose", true, "Transactional: the customer asked for order " + news.number(), now);
        return messages.add(session, message, news, why);
    }
}
