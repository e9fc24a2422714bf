package org.keskio.messaging.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.keskio.messaging.domain.ContactPoint;

/** Tells where to write to a customer about what they asked for. */
public interface ContactPoints {

    /** The answer: an address, or the reason why there is none. */
    sealed interface Answer {
        /** Write here. */
        record Found(ContactPoint contactPoint) implements Answer {}

        /** Nowhere to write to, for good. */
        record None(String why) implements Answer {}
    }

    /** The contact point for transactional messages; fails when profile is away. */
    Uni<Answer> of(UUID customerId);
}
