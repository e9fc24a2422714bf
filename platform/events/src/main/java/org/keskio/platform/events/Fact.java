package org.keskio.platform.events;

import com.google.protobuf.Message;

/**
 * Something that happened to one aggregate.
 *
 * @param aggregateId      the key of the aggregate; facts with the same key keep their order
 * @param aggregateVersion the aggregate's version after the fact; a consumer may drop the older
 * @param payload          the event message of the contract
 */
public record Fact(String aggregateId, long aggregateVersion, Message payload) {

    /** Bytes of payload that fit into a record together with its headers, at Kafka's default limit of 1 MiB. */
    static final int MAX_PAYLOAD = 900_000;

    public Fact {
        if (aggregateId.isBlank()) {
            throw new IllegalArgumentException("A fact needs the id of its aggregate");
        }
        if (payload.getSerializedSize() > MAX_PAYLOAD) {
            throw new IllegalArgumentException("A fact holds at most " + MAX_PAYLOAD + " bytes, "
                    + payload.getDescriptorForType().getFullName() + " has " + payload.getSerializedSize());
        }
    }
}
