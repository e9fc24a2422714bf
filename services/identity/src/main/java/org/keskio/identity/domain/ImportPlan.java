package org.keskio.identity.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a batch of feed lines comes to, worked out before anything is written. Lines count in their order: of two that
 * claim one identifier for two customers the first has it, so that the same feed gives the same result each time.
 *
 * @param taken   the customers to write, one for each key
 * @param lines   which customer each taken line became
 * @param refused the lines that cannot be taken
 */
public record ImportPlan(List<Taken> taken, Map<Long, CustomerId> lines, List<RefusedRow> refused) {

    /**
     * One customer of the feed.
     *
     * @param isNew  whether this batch makes the customer
     * @param toLink identifiers that nobody holds yet
     */
    public record Taken(
            String key, CustomerId id, boolean isNew, List<Identifier> toLink, List<RecognitionChoice> recognition) {}

    public ImportPlan {
        taken = List.copyOf(taken);
        lines = Map.copyOf(lines);
        refused = List.copyOf(refused);
    }

    /**
     * Plans a batch.
     *
     * @param knownKeys keys of earlier imports
     * @param owners    who holds the identifiers of the batch now
     * @param newIds    ids for customers that are not known
     */
    public static ImportPlan of(
            List<FeedRow> rows,
            Map<String, CustomerId> knownKeys,
            Map<Identifier, CustomerId> owners,
            Supplier<CustomerId> newIds) {
        Map<Identifier, CustomerId> holders = new HashMap<>(owners);
        Map<String, Draft> drafts = new LinkedHashMap<>();
        Map<Long, CustomerId> lines = new LinkedHashMap<>();
        List<RefusedRow> refused = new ArrayList<>();
        for (FeedRow row : rows) {
            Draft begun = drafts.get(row.key());
            Draft draft = begun == null ? Draft.of(row.key(), knownKeys, newIds) : begun;
            Optional<RefusedRow> conflict = conflict(row, draft.id, holders);
            if (conflict.isPresent()) {
                refused.add(conflict.get());
                continue;
            }
            drafts.put(row.key(), draft);
            draft.add(row, holders);
            lines.put(row.line(), draft.id);
        }
        return new ImportPlan(drafts.values().stream().map(Draft::taken).toList(), lines, refused);
    }

    private static Optional<RefusedRow> conflict(FeedRow row, CustomerId id, Map<Identifier, CustomerId> holders) {
        return row.identifiers().stream()
                .filter(identifier -> !holders.getOrDefault(identifier, id).equals(id))
                .findFirst()
                .map(identifier ->
                        new RefusedRow(row.line(), fieldOf(identifier.kind()), "belongs to another customer"));
    }

    /** The name of the feed's column for a kind. */
    public static String fieldOf(IdentifierKind kind) {
        return switch (kind) {
            case EMAIL -> "email";
            case PHONE -> "phone";
            case LOYALTY_CARD -> "loyalty_card";
        };
    }

    private static final class Draft {

        private final String key;
        private final CustomerId id;
        private final boolean isNew;
        private final Set<Identifier> toLink = new LinkedHashSet<>();
        private final List<RecognitionChoice> recognition = new ArrayList<>();

        private Draft(String key, CustomerId id, boolean isNew) {
            this.key = key;
            this.id = id;
            this.isNew = isNew;
        }

        static Draft of(String key, Map<String, CustomerId> knownKeys, Supplier<CustomerId> newIds) {
            CustomerId known = knownKeys.get(key);
            return known == null ? new Draft(key, newIds.get(), true) : new Draft(key, known, false);
        }

        void add(FeedRow row, Map<Identifier, CustomerId> holders) {
            for (Identifier identifier : row.identifiers()) {
                if (holders.putIfAbsent(identifier, id) == null) {
                    toLink.add(identifier);
                }
            }
            recognition.addAll(row.recognition());
        }

        Taken taken() {
            return new Taken(
                    key,
                    id,
                    isNew,
                    List.copyOf(toLink),
                    Recognition.ofLatest(recognition).choices());
        }
    }
}
