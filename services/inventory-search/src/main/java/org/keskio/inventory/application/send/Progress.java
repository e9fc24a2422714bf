package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.chance.NotePick;
import org.keskio.inventory.application.stock.Overtaken;
import org.keskio.inventory.application.stock.StockLedger;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.MoveCause;
import org.keskio.inventory.domain.send.PickupCode;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.SendState;
import org.keskio.inventory.domain.send.Step;
import org.keskio.inventory.domain.send.StepMark;
import org.keskio.inventory.domain.send.StockEffect;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.MovementKind;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** Records a step: the stock it moves, the order as it is now, the fact. All in the caller's transaction. */
@ApplicationScoped
class Progress {

    // Where an order goes from picking when the pieces were found.
    private static final Set<SendState> TAKEN =
            EnumSet.of(SendState.PACKED, SendState.READY_FOR_PICKUP, SendState.COLLECTED);

    private final StockLedger ledger;
    private final SendOrders orders;
    private final SendFacts facts;
    private final SourceErrands errands;
    private final NotePick picks;

    @Inject
    Progress(StockLedger ledger, SendOrders orders, SendFacts facts, SourceErrands errands, NotePick picks) {
        this.ledger = ledger;
        this.orders = orders;
        this.facts = facts;
        this.errands = errands;
        this.picks = picks;
    }

    /** Records the birth of an order, whose pieces it holds. */
    Uni<Void> begin(Mutiny.StatelessSession tx, SendOrder.Reserved order, String by, Instant now) {
        LocationCode source = order.details().route().source();
        List<StockEffect> hold = List.of(new StockEffect(StockEffect.Kind.HOLD, source));
        Tracked.TakenStep step = new Tracked.TakenStep(
                StepMark.RESERVED, now, order.details().orderingStore().value(), "ordered; " + source + " supplies");
        SendFacts.Move move = new SendFacts.Move(
                order, Optional.empty(), MoveCause.STEP, Optional.empty(), Optional.empty(), Optional.empty());
        return ledger.change(tx, stockOrders(order.details(), hold, now), now)
                .chain(() -> orders.add(tx, order, step, by))
                .chain(() -> errands.note(tx, order.details(), hold, now))
                .chain(() -> facts.moved(tx, move, now));
    }

    /** Records a step. */
    Uni<Void> record(Mutiny.StatelessSession tx, Step step, Optional<PickupCode> code, String by, Instant now) {
        SendOrder after = step.after();
        List<Tracked.TakenStep> taken = step.marks().stream()
                .map(mark -> new Tracked.TakenStep(mark.mark(), now, mark.at().value(), mark.note()))
                .toList();
        Optional<LocationCode> previous = Optional.of(step.previousSource())
                .filter(source -> !source.equals(after.details().route().source()));
        SendFacts.Move move = new SendFacts.Move(
                after, Optional.of(step.before()), step.cause(), previous, step.previousPromise(), code);
        List<StockLedger.Order> moved = new ArrayList<>(stockOrders(after.details(), step.effects(), now));
        transit(step, now).ifPresent(moved::add);
        return picked(tx, step, now)
                .chain(() -> moved.isEmpty() ? Uni.createFrom().voidItem() : stock(tx, moved, now))
                .chain(() -> orders.move(tx, after, taken, by))
                .chain(() -> errands.note(tx, after.details(), step.effects(), now))
                .chain(() -> facts.moved(tx, move, now));
    }

    private Uni<Void> stock(Mutiny.StatelessSession tx, List<StockLedger.Order> moved, Instant now) {
        return ledger.change(tx, moved, now).replaceWithVoid();
    }

    /** Whether the pieces were found is told before the stock hears of it. */
    private Uni<Void> picked(Mutiny.StatelessSession tx, Step step, Instant now) {
        Details order = step.after().details();
        boolean missed = step.effects().stream().anyMatch(effect -> effect.kind() == StockEffect.Kind.NOT_FOUND);
        boolean found = step.before() == SendState.PICKING
                && TAKEN.contains(step.after().state());
        return missed || found
                ? picks.note(
                        tx,
                        new CellKey(order.item().sku(), step.previousSource()),
                        order.item().quantity(),
                        found,
                        now)
                : Uni.createFrom().voidItem();
    }

    private static List<StockLedger.Order> stockOrders(Details order, List<StockEffect> effects, Instant now) {
        return effects.stream()
                .map(effect -> new StockLedger.Order(
                        new CellKey(order.item().sku(), effect.at()), cell -> apply(effect, cell, order, now)))
                .toList();
    }

    /** What is on its way to a store is in transit there until it arrives or goes elsewhere. */
    private static Optional<StockLedger.Order> transit(Step step, Instant now) {
        boolean was = step.before() == SendState.IN_TRANSIT;
        boolean is = step.after().state() == SendState.IN_TRANSIT;
        Details order = step.after().details();
        int quantity = order.item().quantity();
        String reference = order.id().toString();
        return was == is
                ? Optional.empty()
                : order.route()
                        .destination()
                        .map(store -> new StockLedger.Order(
                                new CellKey(order.item().sku(), store),
                                cell -> is
                                        ? cell.expect(quantity, reference, now)
                                        : cell.expectNoLonger(quantity, reference, now)));
    }

    private static StockChange apply(StockEffect effect, StockCell cell, Details order, Instant now) {
        int quantity = order.item().quantity();
        String reference = order.id().toString();
        return switch (effect.kind()) {
            case HOLD ->
                cell.allocate(quantity, reference, now).orElseThrow(() -> new Overtaken("stock of " + cell.key()));
            case RELEASE -> cell.free(quantity, reference, now);
            case SHIP -> cell.leaveHeld(MovementKind.SHIP, quantity, reference, now);
            case HAND_OVER -> cell.leaveHeld(MovementKind.HANDOVER, quantity, reference, now);
            case RECEIVE -> cell.receiveHeld(quantity, reference, now);
            case NOT_FOUND -> cell.notFound(quantity, reference, now);
            case DAMAGED -> cell.damageHeld(quantity, reference, now, "found damaged by the picker");
            case TAKE_BACK -> cell.takeBack(quantity, reference, now);
            case WRITE_OFF -> cell.damage(quantity, reference, now, "returned damaged");
        };
    }
}
