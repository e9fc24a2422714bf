package org.keskio.e2e;

import static org.keskio.e2e.Answers.amount;
import static org.keskio.e2e.Answers.byLocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The piece that the main story is about. */
final class Shirt {

    final String sku;
    final String gtin;
    final String words;

    private final Stage stage;
    private final JsonNode arrangedStock;

    Shirt(Stage stage) {
        this.stage = stage;
        JsonNode story = stage.stories.path("sold_out_here");
        sku = story.path("sku").asText();
        gtin = story.path("gtin").asText();
        words = story.path("search_words").path("en").asText();
        arrangedStock = story.path("stock");
    }

    /** The morning's count: whoever played before, the pieces lie where the story wants them, three of them in Tampere. */
    void countTheShelves() {
        Map<String, JsonNode> now = byLocation(levels());
        StringBuilder feed = new StringBuilder("sku,location,on_hand,safety_stock\n");
        HashSet<String> places = new HashSet<>(now.keySet());
        arrangedStock.fieldNames().forEachRemaining(places::add);
        for (String place : places.stream().sorted().toList()) {
            JsonNode level = now.get(place);
            int reserved = level == null ? 0 : level.path("reserved").asInt();
            int wanted =
                    (place.equals("FI-TMP-01") ? 3 : arrangedStock.path(place).asInt(0)) + reserved;
            feed.append(sku)
                    .append(',')
                    .append(place)
                    .append(',')
                    .append(wanted)
                    .append(",0\n");
        }
        stage.operator.feed("stock", feed.toString());
    }

    JsonNode awaitAvailability(Predicate<JsonNode> wanted) {
        return Patience.until(
                Stage.LIVE,
                () -> stage.helsinki
                        .get("/api/clerk/v1/availability?sku=" + sku)
                        .path("items")
                        .path(0),
                wanted);
    }

    JsonNode levels() {
        return stage.operator.get("/api/ops/v1/stock/" + sku + "/ledger").path("levels");
    }

    JsonNode plans(String customerId) {
        Map<String, Object> request =
                new java.util.HashMap<>(Map.of("sku", sku, "quantity", 1, "locale", "en", "deliverTo", address()));
        if (!customerId.isEmpty()) {
            request.put("customerId", customerId);
        }
        return stage.helsinki.post("/api/clerk/v1/plans", request);
    }

    static Map<String, String> address() {
        return Map.of(
                "recipient",
                "Aino Virtanen",
                "street",
                "Fredrikinkatu 12 A 4",
                "postcode",
                "00120",
                "town",
                "Helsinki",
                "country",
                "FI");
    }

    static Map<String, Object> order(JsonNode plans, JsonNode plan, String customerId) {
        return Map.of(
                "planSetId", plans.path("planSetId").asText(),
                "planId", plan.path("planId").asText(),
                "customerId", customerId,
                "deliverTo", address(),
                "paymentReference", "till-7-" + Instant.now().getEpochSecond(),
                "quoteJws", plans.path("price").path("jws").asText(),
                "locale", "en");
    }

    static JsonNode step(Rest clerk, String order, String step, Map<String, Object> body) {
        return clerk.post("/api/clerk/v1/sends/" + order + "/" + step, body);
    }

    String shopPrice() {
        String price = amount(stage.anybody
                .get("/api/shop/v1/prices?market=FI&sku=" + sku)
                .path("prices")
                .path(0)
                .path("amount"));
        stage.report.putObject("price").put("shop", price);
        return price;
    }

    String shopPriceNow() {
        return amount(shopPriceEntry().path("amount"));
    }

    JsonNode shopPriceEntry() {
        return stage.anybody
                .get("/api/shop/v1/prices?market=FI&sku=" + sku)
                .path("prices")
                .path(0);
    }

    /** The price once no change is about to come; one that lies far ahead does not concern the story. */
    JsonNode settledPrice() {
        return Patience.until(
                Stage.LIVE,
                this::shopPriceEntry,
                price -> !price.hasNonNull("nextChangeTime")
                        || Instant.parse(price.path("nextChangeTime").asText())
                                .isAfter(Instant.now().plus(Stage.LIVE)));
    }

    String handheldPrice() {
        JsonNode price = stage.helsinki
                .get("/api/clerk/v1/products/" + sku + "?locale=en")
                .path("price");
        return amount(price.has("amount") && price.path("amount").isObject() ? price.path("amount") : price);
    }

    Instant publish(String amount, String why) {
        JsonNode published = stage.priceManager.post(
                "/api/ops/v1/prices/publications",
                Map.of(
                        "market",
                        "FI",
                        "reason",
                        why,
                        "entries",
                        List.of(Map.of(
                                "sku", sku, "tier", "public", "amount", Map.of("amount", amount, "currency", "EUR")))));
        return Instant.parse(published.path("validFromTime").asText());
    }
}
