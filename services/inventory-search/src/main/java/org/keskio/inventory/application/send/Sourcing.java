package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.plan.Wish;

/** Who could supply what is wanted. */
@ApplicationScoped
public class Sourcing {

    private final Offers offers;

    @Inject
    Sourcing(Offers offers) {
        this.offers = offers;
    }

    /** Who could supply anything of it now, by SKU. */
    public Uni<Map<Sku, List<Source>>> sources(Mutiny.StatelessSession tx, Wish wish, Instant now) {
        return offers.sources(tx, wish, now);
    }
}
