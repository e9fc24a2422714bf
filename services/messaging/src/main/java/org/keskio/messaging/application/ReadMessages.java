package org.keskio.messaging.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keskio.messaging.domain.CustomerMessage;
import org.keskio.messaging.domain.DecisionStep;
import org.keskio.messaging.domain.MessageId;

/** Shows messages and explains them. */
@ApplicationScoped
public class ReadMessages {

    /** A message with the steps of its decision. */
    public record Explained(CustomerMessage message, List<DecisionStep> steps) {}

    private final Messages messages;

    @Inject
    ReadMessages(Messages messages) {
        this.messages = messages;
    }

    /** Messages by customer or reference, newest first. */
    public Uni<List<CustomerMessage>> list(
            Optional<UUID> customerId, Optional<String> reference, Optional<MessageId> before, int atMost) {
        return messages.list(customerId, reference, before, atMost);
    }

    /** One message with its steps. */
    public Uni<Optional<Explained>> explain(MessageId id) {
        return messages.find(id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.<Explained>empty())
                        : messages.steps(id).map(steps -> Optional.of(new Explained(found.get(), steps))));
    }
}
