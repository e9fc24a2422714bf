package org.keskio.inventory.outbound.postgres.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A reservation as it is kept. */
@Entity
@Table(name = "reservations")
class ReservationRow {

    @Id
    UUID id;

    String state;

    String reference;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    ReservationRow() {}

    ReservationRow(UUID id, String state, String reference, Instant expiresAt, Instant createdAt) {
        this.id = id;
        this.state = state;
        this.reference = reference;
        this.expiresAt = expiresAt;
        this.createdAt = createdAt;
    }
}
