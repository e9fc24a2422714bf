package org.keskio.inventory.outbound.postgres.stock;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Count;
import org.keskio.inventory.domain.stock.StockCell;

/** Rows of stock as cells. */
final class CellRows {

    private CellRows() {}

    /** sku, location, on hand, reserved, allocated, safety, in transit, version, lines, counted, counted at. */
    static StockCell cell(Object[] row) {
        return new StockCell(
                key(row[0], row[1]),
                number(row[2]),
                number(row[3]),
                number(row[4]),
                number(row[5]),
                number(row[6]),
                ((Number) row[7]).longValue(),
                ((Number) row[8]).longValue(),
                row[9] == null ? Optional.empty() : Optional.of(new Count(number(row[9]), instant(row[10]))),
                false);
    }

    /** sku, location, on hand, reserved, allocated, safety, in transit, version, lines; the last count is left out. */
    static StockCell uncounted(Object[] row) {
        return new StockCell(
                key(row[0], row[1]),
                number(row[2]),
                number(row[3]),
                number(row[4]),
                number(row[5]),
                number(row[6]),
                ((Number) row[7]).longValue(),
                ((Number) row[8]).longValue(),
                Optional.empty(),
                false);
    }

    static CellKey key(Object sku, Object location) {
        return new CellKey(new Sku((String) sku), new LocationCode((String) location));
    }

    static int number(@Nullable Object value) {
        return value == null ? 0 : Math.toIntExact(((Number) value).longValue());
    }

    static Instant instant(@Nullable Object value) {
        return switch (value) {
            case Instant at -> at;
            case OffsetDateTime at -> at.toInstant();
            case null, default -> throw new IllegalStateException("not a time: " + value);
        };
    }
}
