package org.keskio.inventory.application.location;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.LocationCode;

/** Tells others that locations changed; rides the transaction. */
public interface LocationFacts {

    /** One fact for all of them. */
    Uni<Void> changed(Mutiny.StatelessSession tx, List<LocationCode> codes, long version);
}
