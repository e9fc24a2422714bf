package org.keskio.pricing.inbound.kafka;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.platform.events.Facts;
import org.keskio.platform.events.Inbox;
import org.keskio.platform.events.IncomingFact;
import org.keskio.pricing.application.RedeemQuote;

/** A send order that was just made has used its quote. */
@ApplicationScoped
class SendOrders {

    private static final Logger LOG = Logger.getLogger(SendOrders.class);

    private final Inbox inbox;
    private final RedeemQuote redeemQuote;
    private final Facts facts = Facts.none().on(SendOrderMoved.getDefaultInstance(), this::moved);

    @Inject
    SendOrders(Inbox inbox, RedeemQuote redeemQuote) {
        this.inbox = inbox;
        this.redeemQuote = redeemQuote;
    }

    @Incoming("inventory-facts")
    Uni<Void> take(Message<byte[]> message) {
        return facts.take(message);
    }

    private Uni<Void> moved(IncomingFact fact, SendOrderMoved order) {
        boolean isNew = order.getFromState() == SendOrderState.SEND_ORDER_STATE_UNSPECIFIED;
        if (!isNew || order.getQuoteId().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID quote = UUID.fromString(order.getQuoteId());
        Instant when = order.hasMoveTime()
                ? Instant.ofEpochSecond(
                        order.getMoveTime().getSeconds(), order.getMoveTime().getNanos())
                : fact.time();
        return inbox.once(
                fact,
                session -> redeemQuote
                        .wasRedeemed(session, quote, order.getSendOrderId(), when)
                        .invoke(result -> note(result, order))
                        .replaceWithVoid());
    }

    private static void note(RedeemQuote.Result result, SendOrderMoved order) {
        switch (result) {
            case RedeemQuote.Redeemed _ -> {}
            case RedeemQuote.Expired _ -> {}
            case RedeemQuote.Second second ->
                LOG.warnf(
                        "Send order %s used quote %s, which %s had used",
                        order.getSendOrderId(),
                        order.getQuoteId(),
                        second.first().reference());
            case RedeemQuote.Unknown _ ->
                LOG.warnf(
                        "Send order %s names quote %s, which nobody gave out",
                        order.getSendOrderId(), order.getQuoteId());
        }
    }
}
