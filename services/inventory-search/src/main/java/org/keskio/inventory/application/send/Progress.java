package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.stock.Overtaken;
import org.keskio.inventory.application.stock.StockLedger;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.MoveCause;
import org.keskio.inventory.domain.send.PickupCode;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.Step;
import org.keskio.inventory.domain.send.StockEffect;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.MovementKind;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** Records a step: the stock it moves, the order as it is now, the fact. All in the caller's transaction. */
@ApplicationScoped
class Progress {

    private final StockLedger ledger;
    private final SendOrders orders;
    private final SendFacts facts;

    @Inject
    Progress(StockLedger ledger, SendOrders orders, SendFacts facts) {
        this.ledger = ledger;
        this.orders = orders;
        this.facts = facts;
    }

    /** Records the birth of an order, whose pieces it holds. */
    Uni<Void> begin(Mutiny.StatelessSession tx, SendOrder.Reserved order, String by, Instant now) {
        LocationCode source = order.details().route().source();
        List<StockEffect> hold = List.of(new StockEffect(StockEffect.Kind.HOLD, source));
        Tracked.TakenStep step = new Tracked.TakenStep(
                order.state(), now, order.details().orderingStore().value(), "ordered; " + source + " supplies");
        SendFacts.Move move =
                new SendFacts.Move(order, Optional.empty(), MoveCause.STEP, Optional.empty(), Optional.empty());
        return ledger.change(tx, stockOrders(order.details(), hold, now), now)
                .chain(() -> orders.add(tx, order, step, by))
                .chain(() -> facts.moved(tx, move, now));
    }

    /** Records a step. */
    Uni<Void> record(Mutiny.StatelessSession tx, Step step, Optional<PickupCode> code, String by, Instant now) {
        SendOrder after = step.after();
        Tracked.TakenStep taken =
                new Tracked.TakenStep(after.state(), now, step.at().value(), step.note());
        Optional<LocationCode> previous = Optional.of(step.previousSource())
                .filter(source -> !source.equals(after.details().route().source()));
        SendFacts.Move move = new SendFacts.Move(after, Optional.of(step.before()), step.cause(), previous, code);
        Uni<?> stock = step.effects().isEmpty()
                ? Uni.createFrom().voidItem()
                : ledger.change(tx, stockOrders(after.details(), step.effects(), now), now);
        return stock.chain(() -> orders.move(tx, after, taken, by)).chain(() -> facts.moved(tx, move, now));
    }

    private static List<StockLedger.Order> stockOrders(Details order, List<StockEffect> effects, Instant now) {
        return effects.stream()
                .map(effect -> new StockLedger.Order(
                        new CellKey(order.item().sku(), effect.at()), cell -> apply(effect, cell, order, now)))
                .toList();
    }

    private static StockChange apply(StockEffect effect, StockCell cell, Details order, Instant now) {
        int quantity = order.item().quantity();
        String reference = order.id().toString();
        return switch (effect.kind()) {
            case HOLD ->
                cell.reserve(quantity, reference, now).orElseThrow(() -> new Overtaken("stock of " + cell.key()));
            case RELEASE -> cell.release(quantity, reference, now);
            case SHIP -> cell.leaveHeld(MovementKind.SHIP, quantity, reference, now);
            case HAND_OVER -> cell.leaveHeld(MovementKind.HANDOVER, quantity, reference, now);
            case RECEIVE -> cell.receiveHeld(quantity, reference, now);
            case NOT_FOUND -> cell.notFound(quantity, reference, now);
        };
    }
}
