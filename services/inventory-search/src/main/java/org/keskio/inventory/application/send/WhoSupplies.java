package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.plan.Home;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.send.Address;

/** Who could supply now, and where a home is. */
interface WhoSupplies {

    /** Who could supply so many now. */
    Uni<List<Source>> sources(Mutiny.StatelessSession tx, Sku sku, int quantity, Instant now);

    /** Near which place of ours the customer lives; near the store when nobody said. */
    Home home(Location store, Optional<Address> deliverTo);
}
