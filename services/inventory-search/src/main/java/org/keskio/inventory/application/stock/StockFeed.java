package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.feed.Refused;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Count;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** Takes counts from a feed, a batch at a time; good rows are kept, the others are told. */
@ApplicationScoped
public class StockFeed {

    private static final String REFERENCE = "feed";
    // Clocks differ; what is counted later than this was not counted.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private final StockBook book;
    private final StockFacts facts;
    private final KnownSkus skus;
    private final Locations locations;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    public StockFeed(
            StockBook book,
            StockFacts facts,
            KnownSkus skus,
            Locations locations,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.book = book;
        this.facts = facts;
        this.skus = skus;
        this.locations = locations;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A line as it came. */
    public record Row(long line, String sku, String location, String onHand, String safetyStock, String countedTime) {}

    /** What came of a batch. */
    public record Report(int accepted, int changed, List<Refused> refused) {}

    private record Counted(long line, CellKey cell, Count count, OptionalInt safety, boolean now) {}

    /** Takes a batch in one transaction. */
    public Uni<Report> take(List<Row> rows) {
        Instant now = clock.instant();
        List<Refused> refused = new ArrayList<>();
        List<Counted> counted = new ArrayList<>(rows.size());
        for (Row row : rows) {
            read(row, now, refused).ifPresent(counted::add);
        }
        Set<Sku> asked = new HashSet<>();
        counted.forEach(row -> asked.add(row.cell().sku()));
        return sessions.withStatelessTransaction(tx -> skus.unknown(tx, asked).chain(unknown -> {
            List<Counted> known = new ArrayList<>(counted.size());
            for (Counted row : counted) {
                if (unknown.contains(row.cell().sku())) {
                    refused.add(new Refused(row.line(), "sku", "is not in the catalogue"));
                } else {
                    known.add(row);
                }
            }
            return takeAll(tx, known, now).map(changed -> {
                refused.sort(Comparator.comparingLong(Refused::line));
                return new Report(known.size(), changed, List.copyOf(refused));
            });
        }));
    }

    private Optional<Counted> read(Row row, Instant now, List<Refused> refused) {
        String field = "sku";
        try {
            Sku sku = new Sku(row.sku());
            field = "location";
            LocationCode location = new LocationCode(row.location());
            if (locations.find(location).isEmpty()) {
                throw new IllegalArgumentException("is not a location we know");
            }
            field = "on_hand";
            int onHand = pieces(row.onHand());
            field = "safety_stock";
            OptionalInt safety =
                    row.safetyStock().isBlank() ? OptionalInt.empty() : OptionalInt.of(pieces(row.safetyStock()));
            field = "counted_time";
            Instant at = row.countedTime().isBlank()
                    ? now
                    : countedTime(row.countedTime().strip(), now);
            return Optional.of(new Counted(
                    row.line(),
                    new CellKey(sku, location),
                    new Count(onHand, at),
                    safety,
                    row.countedTime().isBlank()));
        } catch (IllegalArgumentException e) {
            refused.add(new Refused(row.line(), field, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static int pieces(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 7 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("must be a whole number from 0 to " + Count.MAX);
        }
        int pieces = Integer.parseInt(digits);
        if (pieces > Count.MAX) {
            throw new IllegalArgumentException("must be a whole number from 0 to " + Count.MAX);
        }
        return pieces;
    }

    private static Instant countedTime(String text, Instant now) {
        Instant at;
        try {
            at = Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an ISO 8601 instant, e.g. 2026-01-31T18:00:00Z", e);
        }
        if (at.isBefore(OLDEST) || at.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new IllegalArgumentException("must lie between 2000 and now");
        }
        return at;
    }

    /** A cell that comes twice is counted twice, in the order of the lines. */
    private Uni<Integer> takeAll(Mutiny.StatelessSession tx, List<Counted> rows, Instant now) {
        Map<CellKey, Counted> round = new LinkedHashMap<>();
        List<Counted> later = new ArrayList<>();
        for (Counted row : rows) {
            if (round.putIfAbsent(row.cell(), row) != null) {
                later.add(row);
            }
        }
        if (round.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return takeRound(tx, round, now)
                .chain(changed -> takeAll(tx, later, now).map(more -> changed + more));
    }

    private Uni<Integer> takeRound(Mutiny.StatelessSession tx, Map<CellKey, Counted> rows, Instant now) {
        return book.lock(tx, rows.keySet()).chain(cells -> {
            List<StockChange> fresh = new ArrayList<>();
            Map<CellKey, StockCell> existing = new HashMap<>();
            for (Counted row : rows.values()) {
                StockCell cell = cells.getOrDefault(row.cell(), StockCell.none(row.cell()));
                if (cell.version() == 0) {
                    fresh.add(cell.counted(row.count(), 0, row.safety(), REFERENCE));
                } else {
                    existing.put(row.cell(), cell);
                }
            }
            return book.insert(tx, fresh).chain(overtaken -> {
                if (!overtaken.isEmpty()) {
                    throw new Overtaken("the making of " + overtaken.size() + " cells");
                }
                return recount(tx, rows, existing).chain(changes -> tellAll(tx, fresh, changes, now));
            });
        });
    }

    private Uni<List<StockChange>> recount(
            Mutiny.StatelessSession tx, Map<CellKey, Counted> rows, Map<CellKey, StockCell> cells) {
        Map<CellKey, Instant> since = new HashMap<>();
        cells.keySet().forEach(key -> {
            Counted row = rows.get(key);
            if (row != null && !row.now()) {
                since.put(key, row.count().at());
            }
        });
        return book.flowSince(tx, since).map(flows -> {
            List<StockChange> changes = new ArrayList<>(cells.size());
            cells.forEach((key, cell) -> {
                Counted row = rows.get(key);
                if (row != null) {
                    changes.add(cell.counted(row.count(), flows.getOrDefault(key, 0), row.safety(), REFERENCE));
                }
            });
            return changes;
        });
    }

    private Uni<Integer> tellAll(
            Mutiny.StatelessSession tx, List<StockChange> fresh, List<StockChange> changes, Instant now) {
        List<StockChange> news = new ArrayList<>(fresh);
        changes.stream().filter(StockChange::isNews).forEach(news::add);
        return (changes.isEmpty() ? Uni.createFrom().voidItem() : book.save(tx, changes))
                .chain(() -> news.isEmpty() ? Uni.createFrom().voidItem() : facts.changed(tx, news, now))
                .replaceWith(news.size());
    }
}
