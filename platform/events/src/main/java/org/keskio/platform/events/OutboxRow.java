package org.keskio.platform.events;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact as it waits in the database. */
@Entity
@Table(name = "outbox")
class OutboxRow {

    @Id
    UUID id;

    String type;

    @Column(name = "aggregate_id")
    String aggregateId;

    @Column(name = "aggregate_version")
    long aggregateVersion;

    Instant time;

    @Nullable
    String traceparent;

    byte[] payload;

    @SuppressWarnings("NullAway") // filled by Hibernate
    OutboxRow() {}

    OutboxRow(UUID id, Fact fact, Instant time, @Nullable String traceparent) {
        this.id = id;
        this.type = fact.payload().getDescriptorForType().getFullName();
        this.aggregateId = fact.aggregateId();
        this.aggregateVersion = fact.aggregateVersion();
        this.time = time;
        this.traceparent = traceparent;
        this.payload = fact.payload().toByteArray();
    }
}
