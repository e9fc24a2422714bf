package org.keskio.pricing.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.domain.FeedRow;
import org.keskio.pricing.domain.Head;
import org.keskio.pricing.domain.PriceEntry;
import org.keskio.pricing.domain.Publication;
import org.keskio.pricing.domain.Sku;
import org.keskio.pricing.domain.Tier;

/** Takes a batch of a price feed: what differs is published, one publication for each market and instant. */
@ApplicationScoped
public class ImportPrices {

    private final Mutiny.SessionFactory sessions;
    private final Publications publications;
    private final Announcements announcements;
    private final LivePriceBook book;
    private final PricingSettings settings;
    private final Clock clock;

    @Inject
    public ImportPrices(
            Mutiny.SessionFactory sessions,
            Publications publications,
            Announcements announcements,
            LivePriceBook book,
            PricingSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.publications = publications;
        this.announcements = announcements;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes the good rows in one transaction and reports the bad ones. */
    public Uni<Report> take(List<FeedRow> rows, String publishedBy, String reason) {
        Report report = new Report();
        Map<Group, List<Line>> groups = group(rows, report);
        if (groups.isEmpty()) {
            return Uni.createFrom().item(report);
        }
        return sessions.withStatelessTransaction(session -> {
            Report fresh = report.copy();
            return publications
                    .lock(session, settings.lead())
                    .chain(head -> publishAll(session, head, groups, publishedBy, reason, fresh))
                    .replaceWith(fresh);
        });
    }

    /** Good rows by market and instant; of rows that contradict each other the first stays. */
    private Map<Group, List<Line>> group(List<FeedRow> rows, Report report) {
        Map<Group, Map<Key, Line>> groups = new LinkedHashMap<>();
        for (FeedRow row : rows) {
            switch (row.check(book::market, clock.instant())) {
                case FeedRow.Bad bad -> report.refuse(row.line(), bad.field(), bad.reason());
                case FeedRow.Good good -> add(groups, row.line(), good, report);
            }
        }
        Map<Group, List<Line>> lists = new LinkedHashMap<>();
        groups.forEach((group, lines) -> lists.put(group, List.copyOf(lines.values())));
        return lists;
    }

    private static void add(Map<Group, Map<Key, Line>> groups, long line, FeedRow.Good good, Report report) {
        PriceEntry entry = good.entry();
        Line first = groups.computeIfAbsent(new Group(good.market(), good.validFrom()), group -> new LinkedHashMap<>())
                .putIfAbsent(new Key(entry.sku(), entry.tier()), new Line(line, entry));
        if (first == null) {
            report.accepted++;
        } else if (first.entry().amount() == entry.amount()) {
            report.accepted++; // said twice, true once
        } else {
            report.refuse(line, "amount", "contradicts line " + first.number());
        }
    }

    private Uni<Void> publishAll(
            Mutiny.StatelessSession session,
            Head head,
            Map<Group, List<Line>> groups,
            String publishedBy,
            String reason,
            Report report) {
        Revisions revisions = new Revisions(head);
        return Multi.createFrom()
                .iterable(groups.entrySet())
                .onItem()
                .transformToUniAndConcatenate(group ->
                        publish(session, revisions, group.getKey(), group.getValue(), publishedBy, reason, report))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> publish(
            Mutiny.StatelessSession session,
            Revisions revisions,
            Group group,
            List<Line> lines,
            String publishedBy,
            String reason,
            Report report) {
        Instant validFrom = group.validFrom().orElse(revisions.head.earliest());
        List<PriceEntry> entries = lines.stream().map(Line::entry).toList();
        return publications
                .differing(session, group.market(), validFrom, entries)
                .chain(differing -> {
                    if (differing.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    if (!revisions.head.allows(validFrom)) {
                        refuseClosed(lines, differing, revisions.head, report);
                        return Uni.createFrom().voidItem();
                    }
                    List<PriceEntry> changed =
                            differing.stream().mapToObj(entries::get).toList();
                    report.changed += changed.size();
                    Publication publication =
                            new Publication(revisions.next(), group.market(), validFrom, publishedBy, reason);
                    return publications
                            .add(session, publication, changed)
                            .chain(() -> announcements.published(session, publication, changed));
                });
    }

    private static void refuseClosed(List<Line> lines, BitSet differing, Head head, Report report) {
        differing.stream().forEach(index -> {
            report.accepted--;
            report.refuse(
                    lines.get(index).number(),
                    "valid_from",
                    "prices can change from " + head.earliest() + " on at the earliest");
        });
    }

    private record Group(String market, Optional<Instant> validFrom) {}

    private record Key(Sku sku, Tier tier) {}

    private record Line(long number, PriceEntry entry) {}

    private static final class Revisions {
        private final Head head;
        private long last;

        Revisions(Head head) {
            this.head = head;
            this.last = head.revision();
        }

        long next() {
            return ++last;
        }
    }

    /** What became of the rows. */
    public static final class Report {
        private int accepted;
        private int changed;
        private final List<Refusal> refused = new ArrayList<>();

        private void refuse(long line, String field, String reason) {
            refused.add(new Refusal(line, field, reason));
        }

        private Report copy() {
            Report copy = new Report();
            copy.accepted = accepted;
            copy.refused.addAll(refused);
            return copy;
        }

        /** Rows that were taken, also those that changed nothing. */
        public int accepted() {
            return accepted;
        }

        /** Rows among them that changed a price. */
        public int changed() {
            return changed;
        }

        /** The rows that were refused, by line. */
        public List<Refusal> refused() {
            return refused.stream()
                    .sorted(Comparator.comparingLong(Refusal::line))
                    .toList();
        }
    }

    /** A row that was refused, the field at fault and why. */
    public record Refusal(long line, String field, String reason) {}
}
