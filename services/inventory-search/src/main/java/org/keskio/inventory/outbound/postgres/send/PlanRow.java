package org.keskio.inventory.outbound.postgres.send;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan of a set as it is kept. */
@Entity
@Table(name = "plan_set_plans")
@IdClass(PlanRow.Key.class)
class PlanRow {

    @Id
    @Column(name = "plan_set_id")
    UUID planSetId;

    @Id
    @Column(name = "plan_id")
    String planId;

    String way;

    String source;

    @Nullable
    String destination;

    @Column(name = "promise_start")
    Instant promiseStart;

    @Column(name = "promise_end")
    Instant promiseEnd;

    @SuppressWarnings("NullAway") // filled by Hibernate or the caller
    PlanRow() {}

    /** Which plan. */
    record Key(UUID planSetId, String planId) implements Serializable {}
}
