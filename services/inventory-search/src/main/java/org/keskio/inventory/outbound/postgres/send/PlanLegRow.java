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

/** What a plan of a set takes from one source, as it is kept. */
@Entity
@Table(name = "plan_set_legs")
@IdClass(PlanLegRow.Key.class)
class PlanLegRow {

    @Id
    @Column(name = "plan_set_id")
    UUID planSetId;

    @Id
    @Column(name = "plan_id")
    String planId;

    @Id
    int leg;

    String way;

    String source;

    @Nullable
    @Column(name = "offer_id")
    String offerId;

    @Nullable
    String destination;

    @Column(name = "promise_start")
    Instant promiseStart;

    @Column(name = "promise_end")
    Instant promiseEnd;

    String lines;

    @SuppressWarnings("NullAway") // filled by Hibernate or the caller
    PlanLegRow() {}

    /** Which leg of which plan. */
    record Key(UUID planSetId, String planId, int leg) implements Serializable {}
}
