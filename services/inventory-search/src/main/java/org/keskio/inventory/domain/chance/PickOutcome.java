package org.keskio.inventory.domain.chance;

import java.time.Instant;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

/**
 * Somebody looked for pieces.
 *
 * @param evidence  what was known just before
 * @param predicted the chance that was given then
 */
public record PickOutcome(
        LocationKind kind,
        LocationCode place,
        Evidence evidence,
        int quantity,
        Instant at,
        double predicted,
        boolean found) {}
