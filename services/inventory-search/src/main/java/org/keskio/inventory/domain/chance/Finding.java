package org.keskio.inventory.domain.chance;

import java.time.Instant;
import org.keskio.inventory.domain.location.Location;

/** What is known about pieces at a source, with the model that judges it. */
public record Finding(Evidence evidence, ChanceModel model) {

    /** 0 to 1 that so many pieces are found there, beside those that are held for others. */
    public double chance(Location at, int quantity, Instant now) {
        return model.of(at.kind(), at.code(), evidence, quantity, now);
    }
}
