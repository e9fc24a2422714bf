package org.keskio.gateway.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keskio.gateway.GatewaySettings;
import org.keskio.gateway.json.PublicJson;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.StockChanged;
import org.keskio.inventory.v1.TaskKind;
import org.keskio.pricing.v1.PriceEntry;
import org.keskio.pricing.v1.PricesSwitched;

/** What a fact means on a screen, and on whose. */
@ApplicationScoped
class ScreenEvents {

    private final int mostPrices;

    @Inject
    ScreenEvents(GatewaySettings settings) {
        this.mostPrices = settings.events().prices();
    }

    /** The order moved for all who take part; somebody has a task now. */
    List<LiveEvent> of(SendOrderMoved moved) {
        List<LiveEvent> events = new ArrayList<>();
        ObjectNode order = orderOf(moved);
        order.set("fromState", PublicJson.word(moved.getFromState().getValueDescriptor()));
        events.add(LiveEvent.forStores("order", order.toString(), storesOf(moved)));
        task(moved).ifPresent(events::add);
        return events;
    }

    /** Stock moved under the eyes of the store it lies in. */
    LiveEvent of(StockChanged changed) {
        ObjectNode stock = JsonNodeFactory.instance
                .objectNode()
                .put("sku", changed.getLevel().getSku())
                .put("location", changed.getLevel().getLocation())
                .put("available", changed.getLevel().getAvailable());
        return LiveEvent.passing("stock", stock.toString(), changed.getLevel().getLocation());
    }

    /** Prices that hold now. */
    LiveEvent of(PricesSwitched switched) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("market", switched.getMarket())
                .put("switchTime", PublicJson.time(switched.getSwitchTime()))
                .put("revision", switched.getRevision());
        ArrayNode prices = json.putArray("prices");
        for (PriceEntry entry :
                switched.getEntriesList().subList(0, Math.min(mostPrices, switched.getEntriesCount()))) {
            ObjectNode price = prices.addObject().put("sku", entry.getSku());
            price.set("tier", PublicJson.word(entry.getTier().getValueDescriptor()));
            price.set("amount", PublicJson.money(entry.getAmount()));
        }
        json.put("complete", switched.getEntriesCount() <= mostPrices);
        return LiveEvent.forMarket("price-switched", json.toString(), switched.getMarket());
    }

    private static Optional<LiveEvent> task(SendOrderMoved moved) {
        String source = moved.getSource();
        String destination = moved.getDestination();
        return switch (moved.getToState()) {
            case SEND_ORDER_STATE_RESERVED -> Optional.of(task(moved, TaskKind.TASK_KIND_PICK, source));
            case SEND_ORDER_STATE_PICKING -> Optional.of(task(moved, TaskKind.TASK_KIND_PACK, source));
            case SEND_ORDER_STATE_PACKED -> Optional.of(task(moved, TaskKind.TASK_KIND_SHIP, source));
            case SEND_ORDER_STATE_IN_TRANSIT ->
                destination.isEmpty()
                        ? Optional.empty()
                        : Optional.of(task(moved, TaskKind.TASK_KIND_RECEIVE, destination));
            case SEND_ORDER_STATE_READY_FOR_PICKUP ->
                Optional.of(task(moved, TaskKind.TASK_KIND_HAND_OVER, destination.isEmpty() ? source : destination));
            case SEND_ORDER_STATE_AWAITING_CHOICE ->
                Optional.of(task(moved, TaskKind.TASK_KIND_CHOOSE, moved.getOrderingStore()));
            case SEND_ORDER_STATE_DELIVERED,
                    SEND_ORDER_STATE_COLLECTED,
                    SEND_ORDER_STATE_CANCELLED,
                    SEND_ORDER_STATE_EXPIRED,
                    SEND_ORDER_STATE_DECLINED,
                    SEND_ORDER_STATE_RESOURCED,
                    SEND_ORDER_STATE_RETURNED,
                    SEND_ORDER_STATE_UNSPECIFIED,
                    UNRECOGNIZED -> Optional.empty();
        };
    }

    private static LiveEvent task(SendOrderMoved moved, TaskKind kind, String store) {
        ObjectNode task = JsonNodeFactory.instance.objectNode();
        task.set("kind", PublicJson.word(kind.getValueDescriptor()));
        task.setAll(orderOf(moved));
        return LiveEvent.forStores("task", task.toString(), Set.of(store));
    }

    private static ObjectNode orderOf(SendOrderMoved moved) {
        ObjectNode order = JsonNodeFactory.instance
                .objectNode()
                .put("sendOrderId", moved.getSendOrderId())
                .put("number", moved.getNumber());
        order.set("state", PublicJson.word(moved.getToState().getValueDescriptor()));
        return order.put("sku", moved.getSku()).put("productName", moved.getProductName());
    }

    private static Set<String> storesOf(SendOrderMoved moved) {
        return Stream.of(moved.getOrderingStore(), moved.getSource(), moved.getPreviousSource(), moved.getDestination())
                .filter(store -> !store.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
