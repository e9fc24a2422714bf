package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.plan.Ask;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.Resourcing;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.Step;

/** The piece is not where the record says: the stock is corrected and somebody else supplies, or nobody can. */
@ApplicationScoped
public class ReportNotFound {

    private final SendOrders orders;
    private final Offers offers;
    private final Locations locations;
    private final Progress progress;
    private final Resourcing resourcing;
    private final Clock clock;

    @Inject
    ReportNotFound(
            SendOrders orders, Offers offers, Locations locations, Progress progress, Planner planner, Clock clock) {
        this.orders = orders;
        this.offers = offers;
        this.locations = locations;
        this.progress = progress;
        this.resourcing = new Resourcing(planner);
        this.clock = clock;
    }

    /** Corrects the source's stock and finds the next one, in one transaction. */
    public Uni<StepResult> report(Mutiny.StatelessSession tx, UUID id, String reason, Actor actor) {
        Instant now = clock.instant();
        return orders.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new StepResult.NoSuchOrder());
            }
            SendOrder order = found.get();
            if (!actor.isSource(order.details())) {
                return Uni.createFrom().item(new StepResult.NotYours());
            }
            return order instanceof SendOrder.Sought sought
                    ? move(tx, sought, reason, actor, now)
                    : Uni.createFrom().item(new StepResult.NotNow(order.state()));
        });
    }

    private Uni<StepResult> move(
            Mutiny.StatelessSession tx, SendOrder.Sought order, String reason, Actor actor, Instant now) {
        Details details = order.details();
        return offers.sources(tx, details.item().sku(), details.item().quantity(), now)
                .map(sources -> next(details, sources, now)
                        .map(option -> order.resource(option, reason))
                        .orElseGet(() -> order.nothingLeft(reason)))
                .chain(step -> record(tx, step, actor, now));
    }

    private Uni<StepResult> record(Mutiny.StatelessSession tx, Step step, Actor actor, Instant now) {
        return progress.record(tx, step, Optional.empty(), actor.subject(), now)
                .chain(() -> orders.find(tx, step.after().details().id()))
                .map(order -> new StepResult.Moved(order.orElseThrow()));
    }

    private Optional<Option> next(Details order, List<Source> sources, Instant now) {
        Location store = locations
                .find(order.route().destination().orElse(order.orderingStore()))
                .orElseThrow(() -> new IllegalStateException("The store of order " + order.number() + " is gone"));
        Ask ask = new Ask(
                order.item().quantity(),
                order.item().weightGrams() * order.item().quantity(),
                store,
                offers.home(store, order.deliverTo()),
                order.payment().total().currency());
        return resourcing.next(order, ask, sources, now);
    }
}
