package org.keskio.pricing.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is remembered of a quote that was given out. */
public record KeptQuote(UUID id, Instant expires, Optional<Redemption> redemption) {

    /**
     * Asks to use it.
     *
     * @param honourLate whether the sale happened while it was honoured and only the news of it is late
     */
    public Decision redeem(String reference, Instant now, boolean honourLate) {
        if (redemption.isPresent()) {
            Redemption first = redemption.get();
            return first.reference().equals(reference) ? new Again(first) : new Second(first);
        }
        return !honourLate && !now.isBefore(expires) ? new Late(expires) : new First(new Redemption(reference, now));
    }

    /** What is to be done. */
    public sealed interface Decision {}

    /** Use it. */
    public record First(Redemption redemption) implements Decision {}

    /** It was used for this very thing before. */
    public record Again(Redemption redemption) implements Decision {}

    /** It was used for something else. */
    public record Second(Redemption first) implements Decision {}

    /** Its time is over. */
    public record Late(Instant expires) implements Decision {}
}
