package org.keskio.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a feed.
 *
 * @param accepted lines taken
 * @param refused lines not taken
 * @param body the report as the gateway gave it; names the first of the refused lines
 */
public record FeedReport(long accepted, long refused, JsonNode body) {

    /** Reads the gateway's report. */
    static FeedReport of(JsonNode body) {
        return new FeedReport(
                body.path("accepted").asLong(), body.path("refusedTotal").asLong(), body);
    }

    /** In words, with at most this many of the refused lines. */
    public String text(int lines) {
        List<String> text = new ArrayList<>();
        text.add("%d lines accepted, %d refused".formatted(accepted, refused));
        JsonNode named = body.path("refused");
        int shown = Math.min(lines, named.size());
        for (int i = 0; i < shown; i++) {
            JsonNode one = named.get(i);
            text.add("  line %s: %s: %s"
                    .formatted(
                            one.path("line").asText(),
                            one.path("field").asText(),
                            one.path("reason").asText()));
        }
        if (refused > shown) {
            text.add("  ... and %d more".formatted(refused - shown));
        }
        return String.join(System.lineSeparator(), text);
    }
}
