package org.keskio.messaging.application;

import io.smallrye.mutiny.Uni;
import java.time.ZoneId;

/** Knows the stores' time zones. */
public interface Places {

    /** The zone a store lives in; fails when nobody can tell now. */
    Uni<ZoneId> zoneOf(String store);
}
