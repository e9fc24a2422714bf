package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Sku;

/** Which SKUs the catalogue knows, by the database: the index of this replica may be a moment behind a feed. */
public interface KnownSkus {

    /** Those of the SKUs that it does not know. */
    Uni<Set<Sku>> unknown(Mutiny.StatelessSession tx, Set<Sku> skus);
}
