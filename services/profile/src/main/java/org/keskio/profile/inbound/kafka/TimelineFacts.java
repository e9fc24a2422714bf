package org.keskio.profile.inbound.kafka;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.protobuf.Timestamp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.messaging.v1.MessageSent;
import org.keskio.platform.events.Facts;
import org.keskio.platform.events.Inbox;
import org.keskio.platform.events.IncomingFact;
import org.keskio.profile.application.RecordContact;
import org.keskio.profile.domain.Contact;
import org.keskio.profile.domain.ContactKind;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.SendOrderStep;

/** What other services did for a customer becomes a contact in the timeline, once. */
@ApplicationScoped
public class TimelineFacts {

    private final Inbox inbox;
    private final RecordContact record;
    private final Facts facts;

    TimelineFacts(Inbox inbox, RecordContact record) {
        this.inbox = inbox;
        this.record = record;
        this.facts = Facts.none()
                .on(SendOrderMoved.getDefaultInstance(), this::moved)
                .on(MessageSent.getDefaultInstance(), this::sent);
    }

    /** Facts of inventory-search. */
    @Incoming("inventory-facts")
    public Uni<Void> takeInventory(Message<byte[]> message) {
        return facts.take(message);
    }

    /** Facts of messaging. */
    @Incoming("messaging-facts")
    public Uni<Void> takeMessaging(Message<byte[]> message) {
        return facts.take(message);
    }

    private Uni<Void> moved(IncomingFact fact, SendOrderMoved moved) {
        return keep(
                fact,
                moved.getCustomerId(),
                new Contact(
                        UuidCreator.getTimeOrderedEpochPlus1(),
                        ContactKind.SEND_ORDER,
                        place(moved),
                        moved.getSendOrderId(),
                        step(moved).summary(moved.getNumber()),
                        time(moved.getMoveTime())));
    }

    private Uni<Void> sent(IncomingFact fact, MessageSent sent) {
        return keep(
                fact,
                sent.getCustomerId(),
                new Contact(
                        UuidCreator.getTimeOrderedEpochPlus1(),
                        ContactKind.MESSAGE,
                        "email",
                        sent.getReference(),
                        "Message " + sent.getTemplate() + " was sent",
                        time(sent.getSendTime())));
    }

    private Uni<Void> keep(IncomingFact fact, String customerId, Contact contact) {
        CustomerId id = CustomerId.of(customerId);
        return inbox.once(fact, tx -> record.of(tx, id, contact));
    }

    /** Where it happened: the store that took the order, the pickup store at the end, the source in between. */
    private static String place(SendOrderMoved moved) {
        boolean isMade = moved.getFromState() == SendOrderState.SEND_ORDER_STATE_UNSPECIFIED;
        boolean isAtPickup = moved.getToState() == SendOrderState.SEND_ORDER_STATE_READY_FOR_PICKUP
                || moved.getToState() == SendOrderState.SEND_ORDER_STATE_COLLECTED;
        if (isMade && !moved.getOrderingStore().isEmpty()) {
            return moved.getOrderingStore();
        }
        return isAtPickup && !moved.getDestination().isEmpty() ? moved.getDestination() : moved.getSource();
    }

    private static SendOrderStep step(SendOrderMoved moved) {
        return switch (moved.getToState()) {
            case SEND_ORDER_STATE_RESERVED ->
                moved.getPreviousSource().isEmpty() ? SendOrderStep.RESERVED : SendOrderStep.RESOURCED;
            case SEND_ORDER_STATE_PICKING -> SendOrderStep.PICKING;
            case SEND_ORDER_STATE_PACKED -> SendOrderStep.PACKED;
            case SEND_ORDER_STATE_IN_TRANSIT -> SendOrderStep.IN_TRANSIT;
            case SEND_ORDER_STATE_DELIVERED -> SendOrderStep.DELIVERED;
            case SEND_ORDER_STATE_READY_FOR_PICKUP -> SendOrderStep.READY_FOR_PICKUP;
            case SEND_ORDER_STATE_COLLECTED -> SendOrderStep.COLLECTED;
            case SEND_ORDER_STATE_CANCELLED -> SendOrderStep.CANCELLED;
            case SEND_ORDER_STATE_EXPIRED -> SendOrderStep.EXPIRED;
            case SEND_ORDER_STATE_AWAITING_CHOICE -> SendOrderStep.AWAITING_CHOICE;
            case SEND_ORDER_STATE_RETURNED -> SendOrderStep.RETURNED;
            case SEND_ORDER_STATE_DECLINED, SEND_ORDER_STATE_RESOURCED -> SendOrderStep.RESOURCED;
            case SEND_ORDER_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("The send order moved to no state that is known here");
        };
    }

    private static Instant time(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).truncatedTo(ChronoUnit.MICROS);
    }
}
