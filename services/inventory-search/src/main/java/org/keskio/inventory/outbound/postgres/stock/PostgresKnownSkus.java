package org.keskio.inventory.outbound.postgres.stock;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.stock.KnownSkus;
import org.keskio.inventory.domain.catalogue.Sku;

/** Asks the catalogue's table, which is right before any index is. */
@ApplicationScoped
class PostgresKnownSkus implements KnownSkus {

    @Override
    public Uni<Set<Sku>> unknown(Mutiny.StatelessSession tx, Set<Sku> skus) {
        if (skus.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return tx.createNativeQuery("select sku from products where sku = any(cast(:skus as text[]))", String.class)
                .setParameter("skus", Arrays.texts(List.copyOf(skus), Sku::value))
                .getResultList()
                .map(known -> {
                    Set<Sku> unknown = new HashSet<>(skus);
                    known.forEach(sku -> unknown.remove(new Sku(sku)));
                    return unknown;
                });
    }
}
