package org.keskio.messaging.domain;

import java.time.Instant;

/**
 * One step of the decision to send.
 *
 * @param name        {@code purpose}, {@code contact point} or {@code delivery}
 * @param explanation for people; without personal data
 */
public record DecisionStep(String name, boolean passed, String explanation, Instant decideTime) {}
