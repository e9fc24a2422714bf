package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the customer would collect, as it is now.
 *
 * @param open whether it is open
 * @param turn when it closes, if it is open; when it opens next, if not; empty when it never does
 */
public record Counter(boolean open, Optional<Instant> turn) {}
