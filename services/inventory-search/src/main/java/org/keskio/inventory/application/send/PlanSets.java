package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where sets of plans are kept while they can be tapped. */
public interface PlanSets {

    /** Keeps a set. */
    Uni<Void> add(Mutiny.StatelessSession tx, PlanSet set);

    /** The set with the id, however old. */
    Uni<Optional<PlanSet>> find(Mutiny.StatelessSession tx, UUID id);

    /** Forgets sets that ended before the instant; returns how many. */
    Uni<Integer> forget(Mutiny.StatelessSession tx, Instant before);
}
