package org.keskio.inventory.inbound.schedule;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.send.KeepPromises;
import org.keskio.inventory.application.send.MoveOrders;
import org.keskio.inventory.application.send.PlanSets;
import org.keskio.inventory.application.stock.HoldStock;

/**
 * Ends what has waited too long (reservations, pickups, plans) and keeps orders going. Each replica may run it; rows that another one works on are
 * passed by.
 */
@ApplicationScoped
class Sweeps {

    private static final Logger LOG = Logger.getLogger(Sweeps.class);
    private static final int RESERVATIONS_AT_ONCE = 50;
    // An order's cells are locked in order; those of several orders would not be.
    private static final int ORDERS_AT_ONCE = 1;
    // A retry of the tap may come late; it needs no plans, but a look at them helps to explain.
    private static final Duration KEEP_PLANS = Duration.ofHours(1);

    private final HoldStock holds;
    private final MoveOrders orders;
    private final KeepPromises promises;
    private final PlanSets plans;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    Sweeps(
            HoldStock holds,
            MoveOrders orders,
            KeepPromises promises,
            PlanSets plans,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.holds = holds;
        this.orders = orders;
        this.promises = promises;
        this.plans = plans;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(every = "${keskio.send.sweep-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> reservations() {
        return quietly("reservations", untilDone(tx -> holds.expireDue(tx, RESERVATIONS_AT_ONCE)));
    }

    @Scheduled(every = "${keskio.send.sweep-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> pickups() {
        return quietly("pickups", untilDone(tx -> orders.expireUncollected(tx, ORDERS_AT_ONCE)));
    }

    @Scheduled(every = "${keskio.send.sweep-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> lateOrders() {
        return quietly("late orders", round(promises::late));
    }

    @Scheduled(every = "${keskio.send.sweep-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> waitingOrders() {
        return quietly("waiting orders", round(promises::waiting));
    }

    @Scheduled(every = "${keskio.send.sweep-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> choices() {
        return quietly("choices", round(promises::unchosen));
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> plans() {
        return quietly(
                "plans",
                sessions.withStatelessTransaction(
                                tx -> plans.forget(tx, clock.instant().minus(KEEP_PLANS)))
                        .replaceWithVoid());
    }

    private Uni<Void> untilDone(Function<Mutiny.StatelessSession, Uni<Integer>> sweep) {
        return sessions.withStatelessTransaction(sweep)
                .chain(ended -> ended == 0 ? Uni.createFrom().voidItem() : untilDone(sweep));
    }

    /** One order at a time; one that can't be worked on does not keep the others from it. */
    private Uni<Void> round(Function<Mutiny.StatelessSession, Uni<KeepPromises.Round>> find) {
        return sessions.withStatelessTransaction(find).chain(round -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (UUID order : round.orders()) {
                all = all.chain(() -> quietly(
                        round.name(),
                        sessions.withStatelessTransaction((Mutiny.StatelessSession tx) ->
                                        round.work().on(tx, order))
                                .replaceWithVoid()));
            }
            return all;
        });
    }

    /** The next turn tries again. */
    private static Uni<Void> quietly(String what, Uni<Void> sweep) {
        return sweep.onFailure()
                .invoke(error -> LOG.warnf("The sweep of %s failed: %s", what, error))
                .onFailure()
                .recoverWithNull();
    }
}
