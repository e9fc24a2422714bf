package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.LocationCode;

/** Tries of pickup codes at a store, counted so that nobody can try them all. */
public interface PickupTries {

    /** Notes a try unless there were too many since an instant; then the oldest of those tells when to go on. */
    Uni<TryResult> add(Mutiny.StatelessSession tx, LocationCode store, Instant now, Instant since, int limit);

    /** Forgets a try, because it was right, and those before it: who hands over parcels is not guessing. */
    Uni<Void> forget(Mutiny.StatelessSession tx, LocationCode store, Instant triedAt);

    /** What came of noting a try. */
    sealed interface TryResult {}

    /** It may go on. */
    record Noted() implements TryResult {}

    /** Enough for now. */
    record TooMany(Instant oldest) implements TryResult {}
}
