package org.keskio.inventory.application.partner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.send.Actor;
import org.keskio.inventory.application.send.LeaveSource;
import org.keskio.inventory.application.send.MoveOrders;
import org.keskio.inventory.application.send.SendOrders;
import org.keskio.inventory.application.send.StepResult;
import org.keskio.inventory.domain.partner.PartnerOrder;
import org.keskio.inventory.domain.send.NotFoundCause;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.WhyNot;

/** Keeps what a partner said of an order, and moves the send order with it, in one transaction. */
@ApplicationScoped
public class SettleErrand {

    private static final Logger LOG = Logger.getLogger(SettleErrand.class);

    private final PartnerOrders errands;
    private final SendOrders orders;
    private final MoveOrders moves;
    private final LeaveSource leaveSource;
    private final PartnerSettings settings;
    private final Clock clock;

    @Inject
    SettleErrand(
            PartnerOrders errands,
            SendOrders orders,
            MoveOrders moves,
            LeaveSource leaveSource,
            PartnerSettings settings,
            Clock clock) {
        this.errands = errands;
        this.orders = orders;
        this.moves = moves;
        this.leaveSource = leaveSource;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps it, unless the order went on otherwise since the call was made: then the answer is to an old question. */
    Uni<Void> settle(Mutiny.StatelessSession tx, PartnerOrder asked, PartnerCalls.Answer answer) {
        Instant now = clock.instant();
        // The send order first, as whoever moves it does.
        return orders.lock(tx, asked.sendOrderId())
                .chain(order -> errands.lock(tx, asked.id()).chain(found -> {
                    Optional<PartnerOrder> same = found.filter(errand -> errand.state() == asked.state());
                    if (same.isEmpty() || order.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    return switch (asked.state()) {
                        case CONFIRM -> confirm(tx, same.get(), answer, now);
                        case CONFIRMED -> follow(tx, same.get(), order.get(), answer, now);
                        case CANCEL -> cancel(tx, same.get(), answer, now);
                        case ENDED -> Uni.createFrom().voidItem();
                    };
                }));
    }

    private Uni<Void> confirm(
            Mutiny.StatelessSession tx, PartnerOrder errand, PartnerCalls.Answer answer, Instant now) {
        return switch (answer) {
            case PartnerCalls.Confirmed _, PartnerCalls.Shipped _ ->
                errands.save(tx, errand.confirmed(now.plus(settings.statusEvery())), now)
                        .chain(() -> moves.accept(tx, errand.sendOrderId(), actor(errand)))
                        .replaceWithVoid();
            case PartnerCalls.Refused refused -> lose(tx, errand.broken(), "refused " + refused.reason(), now);
            case PartnerCalls.Cancelled _ -> lose(tx, errand.broken(), "cancelled by the partner", now);
            case PartnerCalls.Silent silent -> {
                LOG.warnf("%s does not confirm %s: %s", errand.partner(), errand.id(), silent.why());
                yield errand.isOutOfTime(now)
                        ? lose(tx, errand.givenUp(now), "no answer", now)
                        : errands.save(tx, errand.triedInVain(now), now);
            }
        };
    }

    private Uni<Void> follow(
            Mutiny.StatelessSession tx, PartnerOrder errand, SendOrder order, PartnerCalls.Answer answer, Instant now) {
        if (order instanceof SendOrder.Ended) {
            return errands.save(tx, errand.ended(), now);
        }
        return switch (answer) {
            case PartnerCalls.Confirmed _ -> errands.save(tx, errand.lookAgain(now.plus(settings.statusEvery())), now);
            case PartnerCalls.Shipped shipped ->
                advance(tx, errand, shipped)
                        .chain(() -> errands.save(
                                tx,
                                shipped.delivered()
                                        ? errand.ended()
                                        : errand.lookAgain(now.plus(settings.statusEvery())),
                                now));
            case PartnerCalls.Refused refused -> lose(tx, errand.broken(), "failed " + refused.reason(), now);
            case PartnerCalls.Cancelled _ -> lose(tx, errand.broken(), "cancelled by the partner", now);
            case PartnerCalls.Silent silent -> {
                LOG.warnf("%s does not say how %s stands: %s", errand.partner(), errand.id(), silent.why());
                yield errands.save(tx, errand.triedInVain(now), now);
            }
        };
    }

    private Uni<Void> cancel(Mutiny.StatelessSession tx, PartnerOrder errand, PartnerCalls.Answer answer, Instant now) {
        return switch (answer) {
            case PartnerCalls.Cancelled _, PartnerCalls.Refused _ -> errands.save(tx, errand.ended(), now);
            case PartnerCalls.Shipped _ -> {
                LOG.errorf(
                        "%s shipped order %s before it was called off; somebody has to see to it",
                        errand.partner(), errand.id());
                yield errands.save(tx, errand.ended(), now);
            }
            case PartnerCalls.Confirmed _, PartnerCalls.Silent _ -> {
                if (errand.isOutOfTime(now)) {
                    LOG.errorf("%s could not be told to call off order %s", errand.partner(), errand.id());
                    yield errands.save(tx, errand.ended(), now);
                }
                yield errands.save(tx, errand.triedInVain(now), now);
            }
        };
    }

    /** The partner's word is broken: another source supplies, or the customer has a choice. */
    private Uni<Void> lose(Mutiny.StatelessSession tx, PartnerOrder errand, String why, Instant now) {
        return errands.save(tx, errand, now)
                .chain(() -> leaveSource.leave(
                        tx,
                        errand.sendOrderId(),
                        new WhyNot.NotFound(NotFoundCause.SHELF_EMPTY, why.strip()),
                        actor(errand)))
                .replaceWithVoid();
    }

    /** As far as the partner is: a step that was taken before is not taken again. */
    private Uni<Void> advance(Mutiny.StatelessSession tx, PartnerOrder errand, PartnerCalls.Shipped shipped) {
        UUID id = errand.sendOrderId();
        Actor actor = actor(errand);
        Uni<StepResult> gone = moves.accept(tx, id, actor)
                .chain(() -> moves.pack(tx, id, actor))
                .chain(() -> moves.ship(tx, id, shipped.trackingNumber(), actor));
        return (shipped.delivered() ? gone.chain(() -> moves.deliver(tx, id, actor)) : gone).replaceWithVoid();
    }

    private static Actor actor(PartnerOrder errand) {
        return new Actor("partner " + errand.partner(), Optional.of(errand.partner()), Optional.empty(), true);
    }
}
