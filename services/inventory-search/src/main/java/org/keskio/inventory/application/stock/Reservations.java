package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.stock.Reservation;

/** Where reservations are kept. */
public interface Reservations {

    /** Keeps new ones. */
    Uni<Void> add(Mutiny.StatelessSession tx, List<Reservation> reservations, Instant now);

    /** Locks one until the transaction ends and reads it. */
    Uni<Optional<Reservation>> lock(Mutiny.StatelessSession tx, UUID id);

    /** Locks open ones whose time is over, passing by those that somebody else has locked. */
    Uni<List<Reservation>> lockDue(Mutiny.StatelessSession tx, Instant now, int limit);

    /** Keeps another state. */
    Uni<Void> move(Mutiny.StatelessSession tx, List<Reservation> reservations);
}
