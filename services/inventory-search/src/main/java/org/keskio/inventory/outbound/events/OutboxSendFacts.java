package org.keskio.inventory.outbound.events;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.send.SendFacts;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Money;
import org.keskio.inventory.domain.plan.Way;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.PickupCode;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.SendState;
import org.keskio.inventory.v1.MoveCause;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.platform.events.Fact;
import org.keskio.platform.events.Outbox;

/** Facts about send orders, through the outbox. They carry no name and no address. */
@ApplicationScoped
class OutboxSendFacts implements SendFacts {

    private final Outbox outbox;
    private final Locations locations;

    @Inject
    OutboxSendFacts(Outbox outbox, Locations locations) {
        this.outbox = outbox;
        this.locations = locations;
    }

    @Override
    public Uni<Void> moved(Mutiny.StatelessSession tx, Move move, Instant now) {
        Details order = move.order().details();
        String destination =
                order.route().destination().map(LocationCode::value).orElse("");
        SendOrderMoved.Builder payload = SendOrderMoved.newBuilder()
                .setSendOrderId(order.id().toString())
                .setNumber(order.number().value())
                .setCustomerId(order.customerId().toString())
                .setFromState(
                        move.from().map(OutboxSendFacts::state).orElse(SendOrderState.SEND_ORDER_STATE_UNSPECIFIED))
                .setToState(state(move.order().state()))
                .setCause(cause(move.cause()))
                .setSku(order.item().sku().value())
                .setProductName(order.item().name())
                .setProductNameFi(order.item().nameFi())
                .setProductNameSv(order.item().nameSv())
                .setQuantity(order.item().quantity())
                .setWay(way(order.route().way()))
                .setSource(order.route().source().value())
                .setSourceName(name(order.route().source()))
                .setPreviousSource(
                        move.previousSource().map(LocationCode::value).orElse(""))
                .setDestination(destination)
                .setDestinationName(order.route().destination().map(this::name).orElse(""))
                .setOrderingStore(order.orderingStore().value())
                .setPromiseEndTime(Times.timestamp(order.promisedBy()))
                .setTotal(money(order.payment().total()))
                .setQuoteId(order.payment().quoteId().toString())
                .setPickupCode(move.code().map(PickupCode::value).orElse(""))
                .setBasketId(order.basket().id().toString())
                .setTrackingNumber(order.trackingNumber())
                .setMoveTime(Times.timestamp(now));
        move.previousPromise().map(Times::timestamp).ifPresent(payload::setPreviousPromiseEndTime);
        if (move.order() instanceof SendOrder.AwaitingChoice choice) {
            payload.setChooseByTime(Times.timestamp(choice.chooseBy()));
        }
        return outbox.append(tx, new Fact(order.id().toString(), order.version(), payload.build()));
    }

    private String name(LocationCode code) {
        return locations.find(code).map(Location::name).orElse(code.value());
    }

    private static SendOrderState state(SendState state) {
        return switch (state) {
            case RESERVED -> SendOrderState.SEND_ORDER_STATE_RESERVED;
            case PICKING -> SendOrderState.SEND_ORDER_STATE_PICKING;
            case PACKED -> SendOrderState.SEND_ORDER_STATE_PACKED;
            case IN_TRANSIT -> SendOrderState.SEND_ORDER_STATE_IN_TRANSIT;
            case DELIVERED -> SendOrderState.SEND_ORDER_STATE_DELIVERED;
            case READY_FOR_PICKUP -> SendOrderState.SEND_ORDER_STATE_READY_FOR_PICKUP;
            case COLLECTED -> SendOrderState.SEND_ORDER_STATE_COLLECTED;
            case CANCELLED -> SendOrderState.SEND_ORDER_STATE_CANCELLED;
            case EXPIRED -> SendOrderState.SEND_ORDER_STATE_EXPIRED;
            case AWAITING_CHOICE -> SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE;
            case RETURNED -> SendOrderState.SEND_ORDER_STATE_RETURNED;
        };
    }

    private static MoveCause cause(org.keskio.inventory.domain.send.MoveCause cause) {
        return switch (cause) {
            case STEP -> MoveCause.MOVE_CAUSE_STEP;
            case RESOURCED -> MoveCause.MOVE_CAUSE_RESOURCED;
            case NOTHING_LEFT -> MoveCause.MOVE_CAUSE_NOTHING_LEFT;
            case CANCELLED -> MoveCause.MOVE_CAUSE_CANCELLED;
            case EXPIRED -> MoveCause.MOVE_CAUSE_EXPIRED;
            case DECLINED -> MoveCause.MOVE_CAUSE_DECLINED;
            case RETURNED -> MoveCause.MOVE_CAUSE_RETURNED;
            case CHOSEN -> MoveCause.MOVE_CAUSE_CHOSEN;
        };
    }

    private static org.keskio.inventory.v1.Way way(Way way) {
        return switch (way) {
            case CARRY -> org.keskio.inventory.v1.Way.WAY_CARRY;
            case PICK_UP_THERE -> org.keskio.inventory.v1.Way.WAY_PICK_UP_THERE;
            case SHIP_TO_STORE -> org.keskio.inventory.v1.Way.WAY_SHIP_TO_STORE;
            case SHIP_HOME -> org.keskio.inventory.v1.Way.WAY_SHIP_HOME;
        };
    }

    private static com.google.type.Money money(Money money) {
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        long factor = Math.round(Math.pow(10, digits));
        return com.google.type.Money.newBuilder()
                .setCurrencyCode(money.currency().getCurrencyCode())
                .setUnits(money.minor() / factor)
                .setNanos((int) (money.minor() % factor * (1_000_000_000L / factor)))
                .build();
    }
}
