package org.keskio.inventory.outbound.events;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Instants as messages carry them. */
final class Times {

    private Times() {}

    static Timestamp timestamp(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }
}
