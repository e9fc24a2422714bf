package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.chance.Evidence;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Terms;

/** Who could supply a SKU, with what decides about it, in one look. */
public interface Supplies {

    /** Every location that can promise so many pieces. */
    Uni<List<Supply>> of(Mutiny.StatelessSession tx, Sku sku, int quantity, Instant now);

    /** One location's part; see {@link org.keskio.inventory.domain.plan.Source}. */
    record Supply(LocationCode location, int available, int openWork, Evidence evidence, Terms terms) {}
}
