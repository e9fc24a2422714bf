package org.keskio.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what the API answers. */
final class Answers {

    private Answers() {}

    static JsonNode product(JsonNode answer) {
        return answer.has("product") ? answer.path("product") : answer;
    }

    static JsonNode plan(JsonNode plans, Predicate<JsonNode> wanted) {
        return stream(plans.path("plans"))
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No such plan among " + plans.path("plans")));
    }

    static Predicate<JsonNode> way(String way) {
        return plan -> plan.path("way").asText().equals(way);
    }

    static Predicate<JsonNode> from(String source) {
        return plan -> plan.path("source").asText().equals(source);
    }

    static List<String> states(JsonNode order) {
        return stream(order.path("steps"))
                .map(step -> step.path("state").asText())
                .toList();
    }

    static String labels(JsonNode plan) {
        return String.join(
                ", ", stream(plan.path("labels")).map(JsonNode::asText).toList());
    }

    static Map<String, JsonNode> byLocation(JsonNode levels) {
        Map<String, JsonNode> places = new java.util.HashMap<>();
        levels.forEach(level -> places.put(level.path("location").asText(), level));
        return places;
    }

    static int sum(JsonNode levels, String field) {
        return stream(levels).mapToInt(level -> level.path(field).asInt()).sum();
    }

    static String amount(JsonNode money) {
        return money.path("amount").asText();
    }

    static String money(JsonNode money) {
        return amount(money) + " " + money.path("currency").asText();
    }

    static String local(String instant) {
        return instant.isEmpty()
                ? "?"
                : DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH)
                        .format(Instant.parse(instant).atZone(ZoneId.of("Europe/Helsinki")));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
