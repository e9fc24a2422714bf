package org.keskio.e2e;

import static org.keskio.e2e.Answers.amount;
import static org.keskio.e2e.Answers.labels;
import static org.keskio.e2e.Answers.money;
import static org.keskio.e2e.Answers.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Two products at once: planned together, sent by one tap, called off piece by piece. */
final class Baskets {

    private final Stage stage;
    private final Shirt shirt;
    private final String other;

    Baskets(Stage stage, Shirt shirt) {
        this.stage = stage;
        this.shirt = shirt;
        other = stage.stories.path("last_piece").path("sku").asText();
    }

    void sendTwoThings(String customerId) {
        stage.chapter("Two things at once");
        JsonNode plans = plans(customerId);
        for (JsonNode plan : plans.path("plans")) {
            stage.say("   %-22s %s, costs us %s", labels(plan), parcels(plan), money(plan.path("cost")));
        }
        JsonNode best = plans.path("plans").path(0);
        stage.that(
                "a basket's plan has every piece",
                skus(best).equals(List.of(shirt.sku, other).stream().sorted().toList()),
                parcels(best));
        BigDecimal lines = stream(plans.path("price").path("lines"))
                .map(line -> new BigDecimal(amount(line.path("total"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        stage.that(
                "the basket costs what its lines cost",
                lines.signum() > 0
                        && lines.compareTo(new BigDecimal(
                                        amount(plans.path("price").path("total"))))
                                == 0,
                lines + " and " + money(plans.path("price").path("total")));
        JsonNode orders = stage.helsinki
                .post("/api/clerk/v1/sends", Shirt.order(plans, best, customerId))
                .path("orders");
        stage.that(
                "one tap makes an order for each of them, in one basket",
                orders.size() == 2
                        && stream(orders)
                                        .map(order -> order.path("basketId").asText())
                                        .distinct()
                                        .count()
                                == 1,
                stream(orders).map(order -> order.path("number").asText()).toList() + " in basket "
                        + orders.path(0).path("basketId").asText());
        stage.say(
                "One tap, the orders %s.",
                stream(orders).map(order -> order.path("number").asText()).collect(Collectors.joining(" and ")));
        orders.forEach(this::callOff);
    }

    private void callOff(JsonNode order) {
        String id = order.path("sendOrderId").asText();
        stage.addOrder(id);
        JsonNode cancelled = Shirt.step(stage.helsinki, id, "cancel", Map.of("reason", "a basket to look at"));
        stage.that(
                order.path("number").asText() + " is called off",
                cancelled.path("state").asText().equals("cancelled"),
                cancelled.path("state").asText());
    }

    private JsonNode plans(String customerId) {
        return stage.helsinki.post(
                "/api/clerk/v1/plans",
                Map.of(
                        "lines",
                        List.of(Map.of("sku", shirt.sku, "quantity", 1), Map.of("sku", other, "quantity", 1)),
                        "locale",
                        "en",
                        "customerId",
                        customerId,
                        "deliverTo",
                        Shirt.address()));
    }

    private static String parcels(JsonNode plan) {
        return stream(plan.path("legs"))
                .map(leg -> leg.path("way").asText() + " from "
                        + leg.path("sourceName").asText() + ": "
                        + stream(leg.path("lines"))
                                .map(line -> line.path("sku").asText())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static List<String> skus(JsonNode plan) {
        return stream(plan.path("legs"))
                .flatMap(leg -> stream(leg.path("lines")))
                .map(line -> line.path("sku").asText())
                .sorted()
                .toList();
    }
}
