package org.keskio.messaging.domain;

import java.time.Duration;

/**
 * When to try again: doubling from the first pause to the longest, and when to give up.
 *
 * @param attempts how often to try in all
 */
public record RetryPolicy(Duration firstPause, Duration longestPause, int attempts) {

    /** The pause after the given number of attempts (from 1). */
    public Duration pauseAfter(int attempt) {
        int doublings = Math.clamp(attempt - 1L, 0, 20);
        Duration pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }

    /** Whether the given number of attempts was the last. */
    public boolean exhaustedBy(int attempt) {
        return attempt >= attempts;
    }
}
