package org.keskio.inventory.outbound.postgres.partner;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of native statements, read and written. */
final class Columns {

    private Columns() {}

    static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** Microseconds since 1970, PostgreSQL's own precision. */
    static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
    }

    static Optional<Instant> instant(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Instant at -> Optional.of(at);
            case OffsetDateTime at -> Optional.of(at.toInstant());
            default -> throw new IllegalStateException("not a time: " + value);
        };
    }

    static int number(Object value) {
        return ((Number) value).intValue();
    }

    static UUID id(Object value) {
        return value instanceof UUID id ? id : UUID.fromString(value.toString());
    }
}
