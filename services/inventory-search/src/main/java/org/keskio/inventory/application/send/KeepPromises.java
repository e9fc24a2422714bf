package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.Takeover;
import org.keskio.inventory.domain.send.WhyNot;

/**
 * Looks after orders that nobody moves: takes them from sources that do not get on with them, fills those that wait, and ends
 * those whose customer did not choose. Each order has a transaction of its own.
 */
@ApplicationScoped
public class KeepPromises {

    private static final String SYSTEM = "system";
    private static final int AT_ONCE = 100;
    // What can't be supplied now, though the stock says so, is not looked at again at once.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final SendOrders orders;
    private final Replacements replacements;
    private final Takeover takeover;
    private final Clock clock;

    @Inject
    KeepPromises(SendOrders orders, Replacements replacements, SendSettings settings, Clock clock) {
        this.orders = orders;
        this.replacements = replacements;
        this.takeover = new Takeover(settings.acceptBefore(), settings.overdueAtMost());
        this.clock = clock;
    }

    /** Orders to look at, and what to do with each in a transaction of its own. */
    public record Round(String name, List<UUID> orders, Work work) {}

    /** What is done with one order; tells whether it moved. */
    @FunctionalInterface
    public interface Work {

        /** Locks the order and does it. */
        Uni<Boolean> on(Mutiny.StatelessSession tx, UUID id);
    }

    /** Orders that their sources have not packed. */
    public Uni<Round> late(Mutiny.StatelessSession tx) {
        return orders.toReview(tx, clock.instant(), AT_ONCE).map(ids -> new Round("late orders", ids, this::review));
    }

    /** Orders whose customers wait until somebody has it. */
    public Uni<Round> waiting(Mutiny.StatelessSession tx) {
        return orders.toFill(tx, clock.instant(), AT_ONCE).map(ids -> new Round("waiting orders", ids, this::fill));
    }

    /** Orders whose customers did not choose in time. */
    public Uni<Round> unchosen(Mutiny.StatelessSession tx) {
        return orders.unchosen(tx, clock.instant(), AT_ONCE).map(ids -> new Round("choices", ids, this::giveUp));
    }

    Uni<Boolean> review(Mutiny.StatelessSession tx, UUID id) {
        Instant now = clock.instant();
        return orders.lock(tx, id)
                .chain(found -> found.orElse(null) instanceof SendOrder.Sought order
                        ? replacements
                                .sources(tx, order.details(), now)
                                .chain(sources -> review(tx, order, sources, now))
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> review(Mutiny.StatelessSession tx, SendOrder.Sought order, List<Source> sources, Instant now) {
        WhyNot why = new WhyNot.TooLate(order.state());
        return switch (takeover.decide(order, at -> replacements.next(order, sources, at), now)) {
            case Takeover.Leave leave ->
                orders.reviewAgain(tx, order, leave.until()).replaceWith(false);
            case Takeover.Take take ->
                replacements
                        .record(tx, order.resource(take.next(), why), SYSTEM, now)
                        .replaceWith(true);
            case Takeover.GiveUp _ ->
                replacements.nothingLeft(tx, order, why, SYSTEM, now).replaceWith(true);
        };
    }

    Uni<Boolean> fill(Mutiny.StatelessSession tx, UUID id) {
        Instant now = clock.instant();
        return orders.lock(tx, id)
                .chain(found -> found.orElse(null) instanceof SendOrder.AwaitingChoice order && order.waits()
                        ? replacements
                                .again(tx, order, now)
                                .chain(option -> option.map(next -> replacements
                                                .record(tx, order.resource(next), SYSTEM, now)
                                                .replaceWith(true))
                                        .orElseGet(() -> orders.reviewAgain(tx, order, now.plus(PAUSE))
                                                .replaceWith(false)))
                        : Uni.createFrom().item(false));
    }

    Uni<Boolean> giveUp(Mutiny.StatelessSession tx, UUID id) {
        Instant now = clock.instant();
        return orders.lock(tx, id)
                .map(found -> found.filter(SendOrder.AwaitingChoice.class::isInstance)
                        .map(SendOrder.AwaitingChoice.class::cast)
                        .filter(order -> !now.isBefore(order.chooseBy())))
                .chain(due -> due.map(order -> replacements
                                .record(tx, order.giveUp(), SYSTEM, now)
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }
}
