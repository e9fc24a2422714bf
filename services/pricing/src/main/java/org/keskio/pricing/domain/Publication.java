package org.keskio.pricing.domain;

import java.time.Instant;

/**
 * Prices of one market that begin to hold together.
 *
 * @param publishedBy login name
 * @param reason      why, for the history
 */
public record Publication(long revision, String market, Instant validFrom, String publishedBy, String reason) {}
