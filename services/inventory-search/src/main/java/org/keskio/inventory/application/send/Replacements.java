package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.demand.RecordDemand;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.demand.LossKind;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.plan.Ask;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.Resourcing;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.Step;
import org.keskio.inventory.domain.send.WhyNot;

/** Finds who supplies when a source does not, and moves the order there, or leaves the choice to the customer. */
@ApplicationScoped
class Replacements {

    private final SendOrders orders;
    private final WhoSupplies suppliers;
    private final Locations locations;
    private final Progress progress;
    private final RecordDemand demand;
    private final Resourcing resourcing;
    private final SendSettings settings;

    @Inject
    Replacements(
            SendOrders orders,
            WhoSupplies suppliers,
            Locations locations,
            Progress progress,
            RecordDemand demand,
            Planner planner,
            SendSettings settings) {
        this.orders = orders;
        this.suppliers = suppliers;
        this.locations = locations;
        this.progress = progress;
        this.demand = demand;
        this.resourcing = new Resourcing(planner);
        this.settings = settings;
    }

    /** Takes the order from its source, for a reason, to the next best one. */
    Uni<StepResult> instead(Mutiny.StatelessSession tx, SendOrder.Sought order, WhyNot why, String by, Instant now) {
        return sources(tx, order.details(), now)
                .chain(sources -> next(order, sources, now)
                        .map(option -> record(tx, order.resource(option, why), by, now))
                        .orElseGet(() -> nothingLeft(tx, order, why, by, now)));
    }

    /** Nobody else has it: the customer is told and has a choice. */
    Uni<StepResult> nothingLeft(
            Mutiny.StatelessSession tx, SendOrder.Sought order, WhyNot why, String by, Instant now) {
        Step step = order.nothingLeft(why, now, now.plus(settings.chooseWithin()));
        Details details = order.details();
        return demand.product(
                        tx,
                        LossKind.NOT_FILLED,
                        details.item().sku(),
                        details.item().quantity(),
                        details.orderingStore(),
                        Offers.area(details.deliverTo()),
                        now)
                .chain(() -> record(tx, step, by, now));
    }

    /** Who could supply what the order needs now. */
    Uni<List<Source>> sources(Mutiny.StatelessSession tx, Details order, Instant now) {
        return suppliers.sources(tx, order.item().sku(), order.item().quantity(), now);
    }

    /** The next best way for work that starts at an instant. */
    Optional<Option> next(SendOrder.Sought order, List<Source> sources, Instant at) {
        return resourcing.next(order.details(), ask(order.details()), sources, at);
    }

    /** The best way for an order that nobody could supply before. */
    Uni<Optional<Option>> again(Mutiny.StatelessSession tx, SendOrder.AwaitingChoice order, Instant now) {
        return sources(tx, order.details(), now)
                .map(sources -> resourcing.again(order, ask(order.details()), sources, now));
    }

    /** Keeps a step and shows the order after it. */
    Uni<StepResult> record(Mutiny.StatelessSession tx, Step step, String by, Instant now) {
        return progress.record(tx, step, Optional.empty(), by, now)
                .chain(() -> orders.find(tx, step.after().details().id()))
                .map(order -> new StepResult.Moved(order.orElseThrow()));
    }

    private Ask ask(Details order) {
        Location store = locations
                .find(order.route().destination().orElse(order.orderingStore()))
                .orElseThrow(() -> new IllegalStateException("The store of order " + order.number() + " is gone"));
        return new Ask(
                order.item().quantity(),
                order.item().weightGrams() * order.item().quantity(),
                store,
                suppliers.home(store, order.deliverTo()),
                order.payment().total().currency());
    }
}
