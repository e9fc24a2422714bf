package org.keskio.inventory.outbound.postgres.send;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A set of plans as it is kept. */
@Entity
@Table(name = "plan_sets")
class PlanSetRow {

    @Id
    UUID id;

    String lines;

    String store;

    @Nullable
    @Column(name = "customer_id")
    UUID customerId;

    @Column(name = "quote_id")
    UUID quoteId;

    @Column(name = "policy_version")
    long policyVersion;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @SuppressWarnings("NullAway") // filled by Hibernate or the caller
    PlanSetRow() {}
}
