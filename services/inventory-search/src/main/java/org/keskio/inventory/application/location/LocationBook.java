package org.keskio.inventory.application.location;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;

/** The locations as they are kept. */
public interface LocationBook {

    /** Writes locations, each code once; tells those that came or changed. */
    Uni<List<Changed>> put(Mutiny.StatelessSession tx, Collection<Location> locations);

    /** A location that came or changed; the version grows with each change of any location. */
    record Changed(LocationCode code, long version) {}
}
