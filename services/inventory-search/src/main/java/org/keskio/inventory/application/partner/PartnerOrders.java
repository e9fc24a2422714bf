package org.keskio.inventory.application.partner;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.partner.PartnerOrder;

/** Where orders with partners are kept, with the next call that each needs. */
public interface PartnerOrders {

    /** Keeps a new one. */
    Uni<Void> add(Mutiny.StatelessSession tx, PartnerOrder order, Instant now);

    /** Keeps one after a change; notes when its outcome was decided. */
    Uni<Void> save(Mutiny.StatelessSession tx, PartnerOrder order, Instant now);

    /** Locks one until the transaction ends and reads it. Lock its send order first. */
    Uni<Optional<PartnerOrder>> lock(Mutiny.StatelessSession tx, UUID id);

    /** Locks the one of a send order at a location that is open, if there is one. */
    Uni<Optional<PartnerOrder>> lockOpen(Mutiny.StatelessSession tx, UUID sendOrderId, LocationCode partner);

    /** Takes those that are due, so that no other replica takes them for a while. */
    Uni<List<PartnerOrder>> claim(Mutiny.StatelessSession tx, Instant now, Duration lease, int limit);
}
