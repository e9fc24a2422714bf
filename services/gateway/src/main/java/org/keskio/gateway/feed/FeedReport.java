package org.keskio.gateway.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.keskio.gateway.feed.FeedRecord.Refused;

/** What became of the lines of a feed. */
final class FeedReport {

    private final FeedKind kind;
    private final int named;
    private final List<Refused> refused = new ArrayList<>();
    private long records;
    private long accepted;
    private long changed;
    private boolean tellsChanges;
    private long refusedTotal;

    /** @param named how many refusals are named; the others are counted */
    FeedReport(FeedKind kind, int named) {
        this.kind = kind;
        this.named = named;
    }

    void read() {
        records++;
    }

    void refuse(Refused refusal) {
        refusedTotal++;
        if (refused.size() < named) {
            refused.add(refusal);
        }
    }

    void take(BatchResult result) {
        accepted += result.accepted();
        result.changed().ifPresent(count -> {
            tellsChanges = true;
            changed += count;
        });
        result.refused().forEach(this::refuse);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", kind.word());
        json.put("lines", records);
        json.put("accepted", accepted);
        json.put("changed", tellsChanges ? Long.valueOf(changed) : null);
        ArrayNode lines = json.putArray("refused");
        refused.stream()
                .sorted(Comparator.comparingLong(Refused::line))
                .forEach(refusal -> lines.addObject()
                        .put("line", refusal.line())
                        .put("field", refusal.field())
                        .put("reason", refusal.reason()));
        json.put("refusedTotal", refusedTotal);
        return json;
    }
}
