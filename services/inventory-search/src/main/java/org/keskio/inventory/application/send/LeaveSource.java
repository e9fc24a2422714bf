package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.WhyNot;

/** A source can't find the pieces, or will not send them: somebody else supplies, or the customer has a choice. */
@ApplicationScoped
public class LeaveSource {

    private final SendOrders orders;
    private final Replacements replacements;
    private final Clock clock;

    @Inject
    LeaveSource(SendOrders orders, Replacements replacements, Clock clock) {
        this.orders = orders;
        this.replacements = replacements;
        this.clock = clock;
    }

    /** Puts the source's stock right and finds the next one, in one transaction. */
    public Uni<StepResult> leave(Mutiny.StatelessSession tx, UUID id, WhyNot why, Actor actor) {
        return orders.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new StepResult.NoSuchOrder());
            }
            SendOrder order = found.get();
            if (!actor.isSource(order.details())) {
                return Uni.createFrom().item(StepResult.notFor(actor, order));
            }
            return order instanceof SendOrder.Sought sought
                    ? replacements.instead(tx, sought, why, actor.subject(), clock.instant())
                    : Uni.createFrom().item(new StepResult.NotNow(order.state()));
        });
    }
}
