package org.keskio.pricing.domain;

import java.time.Instant;

/**
 * That a quote was used.
 *
 * @param reference the sale or send order that it paid for
 */
public record Redemption(String reference, Instant time) {}
