package org.keskio.platform.events;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it arrives from another service (or this one).
 *
 * @param id               the same for each repetition of the fact
 * @param type             the full name of the payload's message, e.g. {@code keskio.inventory.v1.SendOrderReserved}
 * @param aggregateVersion the aggregate's version after the fact
 * @param time             when it happened
 */
public record IncomingFact(
        UUID id, String type, String aggregateId, long aggregateVersion, Instant time, byte[] payload) {

    /** Reads the CloudEvents headers of a Kafka record; IllegalArgumentException when one is missing or malformed. */
    public static IncomingFact of(Message<byte[]> message) {
        Headers headers = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> ((IncomingKafkaRecordMetadata<?, ?>) metadata).getHeaders())
                .orElseThrow(() -> new IllegalArgumentException("The message did not come from Kafka"));
        return new IncomingFact(
                UUID.fromString(text(headers, "ce_id")),
                text(headers, "ce_type"),
                text(headers, "ce_subject"),
                Long.parseLong(text(headers, "ce_aggregateversion")),
                Instant.parse(text(headers, "ce_time")),
                message.getPayload() == null ? new byte[0] : message.getPayload());
    }

    /** The payload as its message; IllegalArgumentException when it is not one. */
    public <M extends com.google.protobuf.Message> M as(Parser<M> parser) {
        try {
            return parser.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Fact " + id + " is not a readable " + type, e);
        }
    }

    /** The payload is left out: it may carry personal data. */
    @Override
    public String toString() {
        return "IncomingFact[" + type + " " + aggregateId + " v" + aggregateVersion + " " + id + "]";
    }

    private static String text(Headers headers, String name) {
        @Nullable Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("The record has no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
