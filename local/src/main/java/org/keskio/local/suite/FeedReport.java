package org.keskio.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a feed.
 *
 * @param accepted lines taken
 * @param refused lines not taken
 * @param body the report as the gateway gave it
 */
public record FeedReport(long accepted, long refused, JsonNode body) {

    /** In words, with at most this many of the refused lines. */
    public String text(int lines) {
        List<String> text = new ArrayList<>();
        text.add("%d lines accepted, %d refused".formatted(accepted, refused));
        JsonNode refusals = refusals();
        for (int i = 0; i < Math.min(lines, refusals.size()); i++) {
            JsonNode one = refusals.get(i);
            text.add("  line %s: %s: %s"
                    .formatted(
                            one.path("line").asText("?"),
                            one.path("field").asText(""),
                            one.path("reason").asText("") + describe(one)));
        }
        if (refusals.size() > lines) {
            text.add("  ... and %d more".formatted(refusals.size() - lines));
        }
        return String.join(System.lineSeparator(), text);
    }

    private static String describe(JsonNode refusal) {
        String detail = refusal.path("detail").asText("");
        return detail.isEmpty() ? "" : " (" + detail + ")";
    }

    /** The list of refused lines, wherever the report keeps it. */
    private JsonNode refusals() {
        for (String name : List.of("refusals", "errors", "lines")) {
            if (body.path(name).isArray()) {
                return body.path(name);
            }
        }
        return body.path("refusals");
    }
}
