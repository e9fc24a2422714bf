package org.keskio.messaging.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message and where it stands.
 *
 * @param reference what it is about: a send order's id
 * @param locale    language it was written in, once it was
 */
public record CustomerMessage(
        MessageId id,
        UUID customerId,
        Occasion occasion,
        String reference,
        Optional<String> locale,
        DeliveryState state,
        int attempts,
        Instant createTime,
        Optional<Instant> sendTime) {}
