package org.keskio.pricing.application;

import java.time.Duration;
import java.time.Instant;
import org.keskio.pricing.domain.BookView;

/** Whether this replica can be sure of its book at an instant. */
public sealed interface Standing {

    /** It can: answers from this view for this instant (microseconds) are final. */
    record Sure(BookView book, long asOfMicros) implements Standing {}

    /** It cannot, though it should: cut off from the database, or its clock is wrong. */
    record NotCurrent(String why, Duration retryAfter) implements Standing {}

    /** Nobody can: the instant may still get another price. */
    record NotClosed(Instant closedTo) implements Standing {}
}
