package org.keskio.inventory.application.stock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.keskio.inventory.application.feed.Refused;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Count;

/** Reads rows of stock feeds: what can be counted, what is refused, which cells are named either way. */
final class StockRows {

    // Clocks differ; what is counted later than this was not counted.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Locations locations;
    private final Optional<Instant> asOf;
    private final boolean nowWillDo;
    private final Instant now;
    private final Map<String, Optional<LocationCode>> places = new HashMap<>();
    private final List<CountedCell> counted = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final Set<CellKey> named = new HashSet<>();

    private StockRows(Locations locations, Optional<Instant> asOf, boolean nowWillDo, Instant now) {
        this.locations = locations;
        this.asOf = asOf;
        this.nowWillDo = nowWillDo;
        this.now = now;
    }

    /** Rows without an instant were counted now. */
    static StockRows countedNow(List<StockFeed.Row> rows, Locations locations, Instant now) {
        return new StockRows(locations, Optional.empty(), true, now).readAll(rows);
    }

    /** Rows without an instant were counted at {@code asOf}; without that they are refused. */
    static StockRows countedAt(List<StockFeed.Row> rows, Locations locations, Optional<Instant> asOf, Instant now) {
        return new StockRows(locations, asOf, false, now).readAll(rows);
    }

    /** SKUs that are asked for. */
    Set<Sku> skus() {
        Set<Sku> skus = new HashSet<>();
        counted.forEach(row -> skus.add(row.cell().sku()));
        return skus;
    }

    /** Takes out the rows of SKUs that nobody knows. */
    void refuseUnknown(Set<Sku> unknown) {
        if (!unknown.isEmpty()) {
            counted.removeIf(row -> {
                boolean gone = unknown.contains(row.cell().sku());
                if (gone) {
                    refused.add(new Refused(row.line(), "sku", "is not in the catalogue"));
                }
                return gone;
            });
        }
    }

    /** Rows that are taken. */
    int accepted() {
        return counted.size();
    }

    /** What was refused, by line. */
    List<Refused> refused() {
        return refused.stream()
                .sorted((a, b) -> Long.compare(a.line(), b.line()))
                .toList();
    }

    /** Cells that any readable row names, also one whose numbers were refused. */
    Set<CellKey> named() {
        return named;
    }

    /** Each cell once, in the order of locks: of several counts the latest, of the same instant the later line. */
    List<CountedCell> cells() {
        Map<CellKey, CountedCell> latest = new TreeMap<>();
        counted.forEach(row -> latest.merge(
                row.cell(),
                row,
                (first, second) -> second.count().at().isBefore(first.count().at()) ? first : second));
        return List.copyOf(latest.values());
    }

    private StockRows readAll(List<StockFeed.Row> rows) {
        for (StockFeed.Row row : rows) {
            read(row);
        }
        return this;
    }

    private void read(StockFeed.Row row) {
        String field = "sku";
        try {
            Sku sku = new Sku(row.sku());
            field = "location";
            LocationCode location = place(row.location());
            CellKey cell = new CellKey(sku, location);
            named.add(cell);
            field = "on_hand";
            int onHand = pieces(row.onHand());
            field = "safety_stock";
            OptionalInt safety =
                    row.safetyStock().isBlank() ? OptionalInt.empty() : OptionalInt.of(pieces(row.safetyStock()));
            field = "counted_time";
            boolean timed = !row.countedTime().isBlank();
            Instant at = timed ? countedTime(row.countedTime().strip()) : withoutTime();
            counted.add(new CountedCell(row.line(), cell, new Count(onHand, at), safety, !timed && asOf.isEmpty()));
        } catch (IllegalArgumentException e) {
            refused.add(new Refused(row.line(), field, String.valueOf(e.getMessage())));
        }
    }

    private LocationCode place(String text) {
        Optional<LocationCode> known = places.get(text);
        if (known == null) {
            LocationCode code = new LocationCode(text);
            known = locations.find(code).map(location -> code);
            places.put(text, known);
        }
        return known.orElseThrow(() -> new IllegalArgumentException("is not a location we know"));
    }

    private Instant withoutTime() {
        if (nowWillDo) {
            return now;
        }
        return asOf.orElseThrow(() -> new IllegalArgumentException("is missing, and the message has no as_of_time"));
    }

    private static int pieces(String text) {
        String digits = text.strip();
        int pieces = digits.isEmpty() || digits.length() > 7 ? -1 : 0;
        for (int i = 0; i < digits.length() && pieces >= 0; i++) {
            char digit = digits.charAt(i);
            pieces = digit < '0' || digit > '9' ? -1 : pieces * 10 + (digit - '0');
        }
        if (pieces < 0 || pieces > Count.MAX) {
            throw new IllegalArgumentException("must be a whole number from 0 to " + Count.MAX);
        }
        return pieces;
    }

    private Instant countedTime(String text) {
        Instant at;
        try {
            at = Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an ISO 8601 instant, e.g. 2026-01-31T18:00:00Z", e);
        }
        if (isImpossible(at, now)) {
            throw new IllegalArgumentException("must lie between 2000 and now");
        }
        return at;
    }

    /** Whether nobody can have counted then. */
    static boolean isImpossible(Instant at, Instant now) {
        return at.isBefore(OLDEST) || at.isAfter(now.plus(CLOCKS_DIFFER));
    }
}
