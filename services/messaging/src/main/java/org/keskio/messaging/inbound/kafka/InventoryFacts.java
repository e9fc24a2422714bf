package org.keskio.messaging.inbound.kafka;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.v1.MoveCause;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.Way;
import org.keskio.messaging.application.AnnounceSendOrder;
import org.keskio.messaging.domain.Occasion;
import org.keskio.messaging.domain.OrderNews;
import org.keskio.platform.events.Inbox;
import org.keskio.platform.events.IncomingFact;

/** Listens to send orders. */
@ApplicationScoped
class InventoryFacts {

    private static final String MOVED = SendOrderMoved.getDescriptor().getFullName();

    private final Inbox inbox;
    private final AnnounceSendOrder announce;

    @Inject
    InventoryFacts(Inbox inbox, AnnounceSendOrder announce) {
        this.inbox = inbox;
        this.announce = announce;
    }

    @Incoming("inventory-facts")
    Uni<Void> take(Message<byte[]> record) {
        return handle(record)
                .onItem()
                .transformToUni(done -> Uni.createFrom().completionStage(record.ack()))
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom().completionStage(record.nack(failure)));
    }

    private Uni<Void> handle(Message<byte[]> record) {
        return Uni.createFrom().deferred(() -> {
            IncomingFact fact = IncomingFact.of(record);
            if (!fact.type().equals(MOVED)) {
                return Uni.createFrom().voidItem();
            }
            SendOrderMoved moved = fact.as(SendOrderMoved.parser());
            return occasionOf(moved)
                    .map(occasion -> inbox.once(
                            fact,
                            session -> announce.announce(
                                    session,
                                    UUID.fromString(moved.getCustomerId()),
                                    moved.getSendOrderId(),
                                    occasion,
                                    newsOf(moved))))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        });
    }

    static Optional<Occasion> occasionOf(SendOrderMoved moved) {
        return stepOf(moved)
                .flatMap(step -> Occasion.of(
                        step, moved.getCause() == MoveCause.MOVE_CAUSE_NOTHING_LEFT, moved.getWay() == Way.WAY_CARRY));
    }

    private static Optional<Occasion.Step> stepOf(SendOrderMoved moved) {
        return Optional.ofNullable(
                switch (moved.getToState()) {
                    case SEND_ORDER_STATE_RESERVED -> reserved(moved);
                    case SEND_ORDER_STATE_PICKING -> Occasion.Step.PICKING;
                    case SEND_ORDER_STATE_PACKED -> Occasion.Step.PACKED;
                    case SEND_ORDER_STATE_IN_TRANSIT -> Occasion.Step.IN_TRANSIT;
                    case SEND_ORDER_STATE_DELIVERED -> Occasion.Step.DELIVERED;
                    case SEND_ORDER_STATE_READY_FOR_PICKUP -> Occasion.Step.READY_FOR_PICKUP;
                    case SEND_ORDER_STATE_COLLECTED -> Occasion.Step.COLLECTED;
                    case SEND_ORDER_STATE_CANCELLED ->
                        moved.getCause() == MoveCause.MOVE_CAUSE_EXPIRED
                                ? Occasion.Step.UNFILLED
                                : Occasion.Step.CANCELLED;
                    case SEND_ORDER_STATE_EXPIRED -> Occasion.Step.EXPIRED;
                    case SEND_ORDER_STATE_AWAITING_CHOICE ->
                        moved.getFromState() == SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE
                                ? Occasion.Step.WAITS
                                : Occasion.Step.NOTHING_LEFT;
                    case SEND_ORDER_STATE_RETURNED -> Occasion.Step.RETURNED;
                    case SEND_ORDER_STATE_DECLINED, SEND_ORDER_STATE_RESOURCED -> null;
                    case SEND_ORDER_STATE_UNSPECIFIED, UNRECOGNIZED ->
                        throw new IllegalArgumentException(
                                "SendOrderMoved of " + moved.getSendOrderId() + " has no state that is known here");
                });
    }

    /** A new order, one that somebody can supply again, or one whose source changed: that is told when the promise moves. */
    private static Occasion.@Nullable Step reserved(SendOrderMoved moved) {
        if (moved.getFromState() == SendOrderState.SEND_ORDER_STATE_UNSPECIFIED
                && moved.getPreviousSource().isEmpty()) {
            return Occasion.Step.MADE;
        }
        if (moved.getFromState() == SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE) {
            return Occasion.Step.FOUND_AGAIN;
        }
        return moved.hasPreviousPromiseEndTime() ? Occasion.Step.PROMISE_MOVED : null;
    }

    private static OrderNews newsOf(SendOrderMoved moved) {
        return new OrderNews(
                moved.getNumber(),
                new OrderNews.Names(moved.getProductNameFi(), moved.getProductNameSv(), moved.getProductName()),
                moved.getQuantity(),
                moved.getOrderingStore(),
                moved.getSourceName(),
                text(moved.getDestinationName()),
                moved.hasPromiseEndTime() ? Optional.of(instant(moved.getPromiseEndTime())) : Optional.empty(),
                amount(moved.getTotal()),
                moved.getTotal().getCurrencyCode(),
                text(moved.getPickupCode()),
                text(moved.getTrackingNumber()),
                moved.hasChooseByTime() ? Optional.of(instant(moved.getChooseByTime())) : Optional.empty());
    }

    private static BigDecimal amount(Money money) {
        return BigDecimal.valueOf(money.getUnits()).add(BigDecimal.valueOf(money.getNanos(), 9));
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    private static Optional<String> text(String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(value);
    }
}
