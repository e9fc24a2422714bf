package org.keskio.e2e;

import static org.keskio.e2e.Answers.from;
import static org.keskio.e2e.Answers.local;
import static org.keskio.e2e.Answers.plan;
import static org.keskio.e2e.Answers.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is in nobody's stock: a partner is asked, delivers as a partner should, and then lets the customer down. */
final class AskedPartner {

    private static final String PARTNER = "PT-VINDEL";
    private static final Duration ERRANDS = Duration.ofSeconds(45);

    private final Stage stage;
    private final String sku;

    AskedPartner(Stage stage) {
        this.stage = stage;
        sku = stage.stories.path("partner_asked").path("sku").asText();
    }

    void sendFromPartner(String customerId) {
        stage.chapter("Nobody has it, but a partner may");
        be("well");
        JsonNode order = order(customerId);
        JsonNode confirmed = await(order, "picking");
        stage.that(
                "the partner confirms the order",
                state(confirmed).equals("picking"),
                states(confirmed).toString());
        stage.say("Order %s: the partner confirms it.", number(order));
        JsonNode cancelled = step(order, "cancel", Map.of("reason", "the customer changed their mind"));
        stage.that("an order at a partner can be called off", state(cancelled).equals("cancelled"), state(cancelled));
    }

    void tellTheTruth(String customerId) {
        stage.chapter("The partner offers what it does not have");
        try {
            be("lie");
            JsonNode order = order(customerId);
            JsonNode let = await(order, "awaiting_choice");
            stage.that(
                    "a refused order waits for the customer's choice",
                    state(let).equals("awaiting_choice"),
                    states(let).toString());
            stage.say(
                    "Order %s: the partner refuses, nobody else has it. The customer is told, and asked.",
                    number(order));
            JsonNode refunded = step(order, "choice", Map.of("choice", "refund"));
            stage.that("who wants the money back gets it", state(refunded).equals("cancelled"), state(refunded));
        } finally {
            be("well");
        }
    }

    private JsonNode order(String customerId) {
        JsonNode plans = Patience.until(
                Stage.LIVE, this::plans, found -> !found.path("plans").isEmpty());
        JsonNode plan = plan(plans, from(PARTNER));
        stage.that(
                "only the partner can supply it",
                Answers.stream(plans.path("plans")).allMatch(from(PARTNER)),
                Answers.stream(plans.path("plans"))
                        .map(Answers::labels)
                        .toList()
                        .toString());
        stage.say(
                "%s offers it: home by %s, a chance of %.0f %%, at the one price of %s.",
                plan.path("sourceName").asText(),
                local(plan.path("promiseEndTime").asText()),
                plan.path("chance").asDouble() * 100,
                Answers.money(plans.path("price").path("unitPrice")));
        JsonNode order = stage.helsinki
                .post("/api/clerk/v1/sends", Shirt.order(plans, plan, customerId))
                .path("order");
        stage.addOrder(order.path("sendOrderId").asText());
        return order;
    }

    private JsonNode plans() {
        Map<String, Object> question = new HashMap<>(Map.of(
                "lines", List.of(Map.of("sku", sku, "quantity", 1)), "locale", "en", "deliverTo", Shirt.address()));
        return stage.helsinki.post("/api/clerk/v1/plans", question);
    }

    private JsonNode await(JsonNode order, String state) {
        return Patience.until(
                ERRANDS,
                () -> stage.helsinki.get(
                        "/api/clerk/v1/sends/" + order.path("sendOrderId").asText()),
                found -> state(found).equals(state));
    }

    private JsonNode step(JsonNode order, String step, Map<String, Object> body) {
        return Shirt.step(stage.helsinki, order.path("sendOrderId").asText(), step, body);
    }

    private static String state(JsonNode order) {
        return order.path("state").asText();
    }

    private static String number(JsonNode order) {
        return order.path("number").asText();
    }

    /** As {@code ./keskio partner} tells it. */
    private void be(String mood) {
        try {
            Files.writeString(Path.of(stage.suite.get("KESKIO_STATE"), "partner", "mood"), mood);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's partner cannot be told how to behave", e);
        }
    }
}
