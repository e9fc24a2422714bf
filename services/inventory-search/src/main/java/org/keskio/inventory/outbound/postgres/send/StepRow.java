package org.keskio.inventory.outbound.postgres.send;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A step of a send order as it is kept. */
@Entity
@Table(name = "send_order_steps")
@IdClass(StepRow.Key.class)
class StepRow {

    @Id
    @Column(name = "send_order_id")
    UUID sendOrderId;

    @Id
    long version;

    String state;

    @Column(name = "step_at")
    Instant stepAt;

    String location;

    String note;

    @Column(name = "taken_by")
    String takenBy;

    @SuppressWarnings("NullAway") // filled by Hibernate or the caller
    StepRow() {}

    /** Which step. */
    record Key(UUID sendOrderId, long version) implements Serializable {}
}
