package org.keskio.pricing.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds since 1970: the precision of the book and of its database. */
public final class Micros {

    private Micros() {}

    /** Microseconds of the instant, rounded down. */
    public static long of(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), Math.floorDiv(instant.getNano(), 1_000L));
    }

    /** The instant without what is finer than a microsecond. */
    public static Instant truncate(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** The instant of the microseconds. */
    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
