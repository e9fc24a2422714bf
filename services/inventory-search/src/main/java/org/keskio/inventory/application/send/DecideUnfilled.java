package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.send.Choice;
import org.keskio.inventory.domain.send.SendOrder;

/** What the customer chose when nobody could supply; they say it themselves or at the store that took the order. */
@ApplicationScoped
public class DecideUnfilled {

    private final SendOrders orders;
    private final Replacements replacements;
    private final Clock clock;

    @Inject
    DecideUnfilled(SendOrders orders, Replacements replacements, Clock clock) {
        this.orders = orders;
        this.replacements = replacements;
        this.clock = clock;
    }

    /** Does what was chosen. */
    public Uni<StepResult> decide(Mutiny.StatelessSession tx, UUID id, Choice choice, Actor actor) {
        Instant now = clock.instant();
        return orders.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new StepResult.NoSuchOrder());
            }
            SendOrder order = found.get();
            if (!actor.trusted() && !actor.owns(order.details()) && !actor.isOrderingStore(order.details())) {
                return Uni.createFrom().item(new StepResult.NotYours());
            }
            return order instanceof SendOrder.AwaitingChoice open && now.isBefore(open.chooseBy())
                    ? take(tx, open, choice, actor, now)
                    : Uni.createFrom().item(new StepResult.NotNow(order.state()));
        });
    }

    private Uni<StepResult> take(
            Mutiny.StatelessSession tx, SendOrder.AwaitingChoice order, Choice choice, Actor actor, Instant now) {
        return switch (choice) {
            case REFUND -> replacements.record(tx, order.refund(actor.at(order.details())), actor.subject(), now);
            case WAIT ->
                order.waits()
                        ? asItIs(tx, order)
                        : replacements.record(tx, order.await(actor.at(order.details())), actor.subject(), now);
            case TRY_AGAIN ->
                replacements
                        .again(tx, order, now)
                        .chain(option -> option.map(
                                        next -> replacements.record(tx, order.resource(next), actor.subject(), now))
                                .orElseGet(() -> asItIs(tx, order)));
        };
    }

    private Uni<StepResult> asItIs(Mutiny.StatelessSession tx, SendOrder order) {
        return orders.find(tx, order.details().id()).map(tracked -> new StepResult.Moved(tracked.orElseThrow()));
    }
}
