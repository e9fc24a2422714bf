package org.keskio.platform.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact as the relay finds it. */
record WaitingFact(
        UUID id,
        String type,
        String aggregateId,
        long aggregateVersion,
        Instant time,
        @Nullable String traceparent,
        byte[] payload) {}
