package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.Transfer;

/** Where transfers are kept. */
public interface Transfers {

    /** Keeps a new one. */
    Uni<Void> add(Mutiny.StatelessSession tx, Transfer transfer);

    /** Locks one until the transaction ends and reads it. */
    Uni<Optional<Transfer>> lock(Mutiny.StatelessSession tx, UUID id);

    /** Keeps what arrived. */
    Uni<Void> save(Mutiny.StatelessSession tx, Transfer transfer);

    /** Those from or to a location, newest first, older than one of them. */
    Uni<List<Transfer>> list(
            Mutiny.StatelessSession tx,
            LocationCode location,
            Optional<Boolean> open,
            Optional<UUID> before,
            int limit);
}
