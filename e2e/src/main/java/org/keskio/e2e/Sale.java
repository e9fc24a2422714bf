package org.keskio.e2e;

import static org.keskio.e2e.Answers.amount;
import static org.keskio.e2e.Answers.from;
import static org.keskio.e2e.Answers.labels;
import static org.keskio.e2e.Answers.local;
import static org.keskio.e2e.Answers.money;
import static org.keskio.e2e.Answers.plan;
import static org.keskio.e2e.Answers.product;
import static org.keskio.e2e.Answers.states;
import static org.keskio.e2e.Answers.stream;
import static org.keskio.e2e.Answers.way;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keskio.e2e.Mailbox.Mail;

/** A clerk finds a piece that is sold out here, and gets it to the customer in three ways. */
final class Sale {

    private static final Pattern PICKUP_CODE = Pattern.compile("\\b(\\d{6})\\b");

    private final Stage stage;
    private final Shirt shirt;

    Sale(Stage stage, Shirt shirt) {
        this.stage = stage;
        this.shirt = shirt;
    }

    void find() {
        stage.chapter("A customer in Helsinki wants a " + shirt.words);
        JsonNode found =
                stage.helsinki.get("/api/clerk/v1/search?" + Rest.query(Map.of("q", shirt.words, "locale", "en")));
        stage.that(
                "words find the style",
                stream(found.path("hits"))
                        .anyMatch(hit -> shirt.sku.startsWith(hit.path("style").asText())),
                found.path("total").asInt() + " styles for '" + shirt.words + "'");
        JsonNode scanned = stage.helsinki.get("/api/clerk/v1/products/" + shirt.gtin + "?locale=en");
        stage.that(
                "a scanned GTIN finds the SKU",
                product(scanned).path("sku").asText().equals(shirt.sku),
                shirt.gtin + " is " + product(scanned).path("sku").asText());
        JsonNode where = shirt.awaitAvailability(item -> item.path("network").asInt() >= 3);
        stage.say(
                "The clerk scans %s: %s, %s, %s.",
                shirt.gtin,
                product(scanned).path("name").asText(),
                product(scanned).path("colour").asText(),
                product(scanned).path("size").asText());
        stage.say(
                "Here: %d. Near: %d. In the whole network: %d.",
                where.path("here").asInt(),
                where.path("near").asInt(),
                where.path("network").asInt());
        for (JsonNode place : where.path("locations")) {
            stage.say(
                    "   %d at %s, %.0f km",
                    place.path("available").asInt(),
                    place.path("name").asText(),
                    place.path("distanceKm").asDouble());
        }
        stage.that(
                "it is sold out here and lies elsewhere",
                where.path("here").asInt() == 0 && where.path("network").asInt() > 0,
                where.toString());
    }

    JsonNode recogniseTheCustomer() {
        stage.chapter("Who is it for?");
        JsonNode customer = stage.helsinki
                .post(
                        "/api/clerk/v1/customers/recognise",
                        Map.of("kind", "email", "value", stage.customerEmail, "purpose", "send: find the customer"))
                .path("customer");
        stage.that("the customer is recognised by e-mail", customer.hasNonNull("customerId"), customer.toString());
        stage.that(
                "the clerk does not see the whole address of the mailbox",
                !customer.toString().contains(stage.customerEmail),
                customer.path("maskedEmail").asText());
        stage.say(
                "%s %s, %s.",
                customer.path("givenName").asText(),
                customer.path("familyName").asText(),
                customer.path("maskedEmail").asText());
        return customer;
    }

    JsonNode sendHome(String customerId, String shopPrice) {
        stage.chapter("The ways to get it there");
        JsonNode plans = shirt.plans("");
        for (JsonNode plan : plans.path("plans")) {
            stage.say(
                    "   %-22s from %-28s by %s, costs us %s: %s",
                    labels(plan),
                    plan.path("sourceName").asText(),
                    local(plan.path("promiseEndTime").asText()),
                    money(plan.path("cost")),
                    plan.path("reason").asText());
        }
        String quoted = amount(plans.path("price").path("unitPrice"));
        String handheld = shirt.handheldPrice();
        stage.say(
                "One price: %s EUR in the web shop, %s on the handheld, %s in the signed quote.",
                shopPrice, handheld, quoted);
        ((ObjectNode) stage.report.path("price")).put("handheld", handheld).put("quote", quoted);
        stage.that(
                "one price in shop, handheld and quote",
                shopPrice.equals(handheld) && shopPrice.equals(quoted),
                "shop " + shopPrice + ", handheld " + handheld + ", quote " + quoted);
        stage.that(
                "there is a fastest, a cheapest and a recommended way",
                Stream.of("fastest", "cheapest", "recommended")
                        .allMatch(label -> stream(plans.path("plans"))
                                .anyMatch(plan -> labels(plan).contains(label))),
                stream(plans.path("plans")).map(Answers::labels).toList().toString());

        JsonNode plan = plan(plans, way("ship_home").and(from("FI-TMP-01")));
        stage.report.set("plan", plan);
        stage.chapter("Send");
        try (LiveEvents tampereScreen = stage.tampere.events("/api/clerk/v1/events")) {
            UUID tap = UUID.randomUUID();
            Map<String, Object> order = Shirt.order(plans, plan, customerId);
            JsonNode first =
                    stage.helsinki.post("/api/clerk/v1/sends", order, tap).ok().path("order");
            JsonNode second =
                    stage.helsinki.post("/api/clerk/v1/sends", order, tap).ok().path("order");
            String id = first.path("sendOrderId").asText();
            stage.report.putArray("orders").add(id);
            stage.that(
                    "tapping twice sends once",
                    id.equals(second.path("sendOrderId").asText()),
                    id + " and " + second.path("sendOrderId").asText());
            stage.say(
                    "Order %s is made; the piece in Tampere is held.",
                    first.path("number").asText());
            Optional<LiveEvents.Event> alert = tampereScreen.await(task(id), Stage.LIVE);
            stage.that(
                    "Tampere is alerted without reloading",
                    alert.isPresent(),
                    alert.map(event -> event.data().toString()).orElse("no event in " + Stage.LIVE));
            stage.say("Tampere's handheld rings.");
            Shirt.step(stage.tampere, id, "accept", Map.of());
            Shirt.step(stage.tampere, id, "pack", Map.of());
            JsonNode shipped =
                    Shirt.step(stage.tampere, id, "ship", Map.of("trackingNumber", "TUN-" + id.substring(24)));
            stage.say(
                    "Tampere accepts, packs and ships it (%s).",
                    shipped.path("trackingNumber").asText());
            JsonNode delivered = stage.operator.post("/api/ops/v1/sends/" + id + "/delivered", Map.of());
            stage.say("The carrier delivers it.");
            stage.that(
                    "the order took each step in turn",
                    states(delivered).equals(List.of("reserved", "picking", "packed", "in_transit", "delivered")),
                    states(delivered).toString());
            return delivered;
        }
    }

    JsonNode pickUp(String customerId) {
        stage.chapter("Shipped to the store instead, and collected with a code");
        JsonNode plans = shirt.plans("");
        JsonNode plan = plan(plans, way("ship_to_store").and(from("FI-TMP-01")));
        JsonNode order = stage.helsinki
                .post("/api/clerk/v1/sends", Shirt.order(plans, plan, customerId))
                .path("order");
        String id = order.path("sendOrderId").asText();
        stage.addOrder(id);
        Shirt.step(stage.tampere, id, "accept", Map.of());
        Shirt.step(stage.tampere, id, "pack", Map.of());
        Shirt.step(stage.tampere, id, "ship", Map.of());
        Shirt.step(stage.helsinki, id, "receive", Map.of());
        String number = order.path("number").asText();
        List<Mail> mails = stage.mailbox.await(number, 3, Stage.MAILS);
        String code = mails.stream()
                .map(mail -> PICKUP_CODE.matcher(mail.text()))
                .filter(Matcher::find)
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
        stage.that("the customer is mailed a pickup code", !code.isEmpty(), mails.size() + " mails about " + number);
        Rest.Answer wrong = stage.helsinki.post(
                "/api/clerk/v1/pickups",
                Map.of("pickupCode", code.equals("000000") ? "000001" : "000000"),
                UUID.randomUUID());
        stage.that(
                "a wrong code opens nothing",
                wrong.status() == 403,
                wrong.status() + " " + wrong.body().path("reason").asText());
        JsonNode collected = stage.helsinki.post("/api/clerk/v1/pickups", Map.of("pickupCode", code));
        stage.that(
                "the right code hands it over",
                collected.path("state").asText().equals("collected")
                        && collected.path("sendOrderId").asText().equals(id),
                collected.path("state").asText());
        stage.say("Order %s came from Tampere; the customer shows the code from the mail and leaves with it.", number);
        return collected;
    }

    JsonNode cannotFindIt(String customerId) {
        stage.chapter("Another one; this time Tampere cannot find it");
        JsonNode plans = shirt.plans("");
        JsonNode plan = plan(plans, way("ship_home").and(from("FI-TMP-01")));
        JsonNode order = stage.helsinki
                .post("/api/clerk/v1/sends", Shirt.order(plans, plan, customerId))
                .path("order");
        String id = order.path("sendOrderId").asText();
        stage.addOrder(id);
        Shirt.step(stage.tampere, id, "accept", Map.of());
        JsonNode moved = Shirt.step(stage.tampere, id, "not-found", Map.of("reason", "shelf empty"));
        stage.that(
                "the order went to the next best place",
                moved.path("state").asText().equals("reserved")
                        && !moved.path("source").asText().equals("FI-TMP-01"),
                moved.path("state").asText() + " at " + moved.path("source").asText());
        stage.say(
                "Order %s goes to %s at once; the shelf in Tampere is corrected to 0.",
                order.path("number").asText(), moved.path("source").asText());
        boolean foundByCustomer = stream(stage.helsinki
                        .get("/api/clerk/v1/customers/" + customerId + "/orders")
                        .path("orders"))
                .anyMatch(o -> o.path("sendOrderId").asText().equals(id));
        stage.that("the order is found by customer", foundByCustomer, id);
        JsonNode cancelled =
                Shirt.step(stage.helsinki, id, "cancel", Map.of("reason", "the customer changed their mind"));
        stage.that(
                "it can be cancelled while it has not left",
                cancelled.path("state").asText().equals("cancelled"),
                cancelled.path("state").asText());
        stage.say("The customer changes their mind; the order is cancelled and the stock given back.");
        return cancelled;
    }

    private static Predicate<LiveEvents.Event> task(String order) {
        return event -> event.name().equals("task")
                && event.data().path("sendOrderId").asText().equals(order);
    }
}
