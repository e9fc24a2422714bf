package org.keskio.inventory.outbound.postgres.partner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.partner.PartnerOffers;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.partner.PartnerOffer;

/** Offers in PostgreSQL. */
@ApplicationScoped
class PostgresPartnerOffers implements PartnerOffers {

    private static final String ADD = """
            insert into partner_offers (asking, sku, location, offer_id, quantity, ready_at, cost_eur_cents, chance, expires_at)
            select cast(asking as uuid), sku, location, offer, quantity,
                   timestamptz 'epoch' + ready * interval '1 microsecond', cost, chance,
                   timestamptz 'epoch' + expires * interval '1 microsecond'
            from unnest(cast(:askings as text[]), cast(:skus as text[]), cast(:locations as text[]),
                        cast(:offers as text[]), cast(:quantities as integer[]), cast(:ready as bigint[]),
                        cast(:costs as integer[]), cast(:chances as double precision[]), cast(:expires as bigint[]))
                 o(asking, sku, location, offer, quantity, ready, cost, chance, expires)""";

    private static final String FIND = """
            select asking, sku, location, offer_id, quantity, ready_at, cost_eur_cents, chance, expires_at
            from partner_offers
            where asking = any(cast(cast(:askings as text[]) as uuid[])) and expires_at > :now
            order by asking, sku""";

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, List<Kept> offers) {
        return tx.createNativeQuery(ADD)
                .setParameter(
                        "askings", Columns.texts(offers, kept -> kept.asking().toString()))
                .setParameter(
                        "skus", Columns.texts(offers, kept -> kept.offer().sku().value()))
                .setParameter(
                        "locations",
                        Columns.texts(offers, kept -> kept.offer().partner().value()))
                .setParameter(
                        "offers", Columns.texts(offers, kept -> kept.offer().offerId()))
                .setParameter(
                        "quantities",
                        offers.stream().map(kept -> kept.offer().quantity()).toArray(Integer[]::new))
                .setParameter(
                        "ready",
                        offers.stream()
                                .map(kept -> Columns.micros(kept.offer().readyAt()))
                                .toArray(Long[]::new))
                .setParameter(
                        "costs",
                        offers.stream().map(kept -> kept.offer().costEurCents()).toArray(Integer[]::new))
                .setParameter("chances", offers.stream().map(Kept::chance).toArray(Double[]::new))
                .setParameter(
                        "expires",
                        offers.stream()
                                .map(kept -> Columns.micros(kept.offer().expiresAt()))
                                .toArray(Long[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Kept>> find(Mutiny.StatelessSession tx, Set<UUID> askings, Instant now) {
        return tx.createNativeQuery(FIND, Object[].class)
                .setParameter("askings", Columns.texts(askings, UUID::toString))
                .setParameter("now", now)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresPartnerOffers::kept).toList());
    }

    @Override
    public Uni<Integer> forget(Mutiny.StatelessSession tx, Instant before) {
        return tx.createNativeQuery("delete from partner_offers where expires_at < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    private static Kept kept(Object[] row) {
        PartnerOffer offer = new PartnerOffer(
                new LocationCode((String) row[2]),
                new Sku((String) row[1]),
                (String) row[3],
                Columns.number(row[4]),
                Columns.instant(row[5]).orElseThrow(),
                Columns.number(row[6]),
                Columns.instant(row[8]).orElseThrow());
        return new Kept(Columns.id(row[0]), offer, ((Number) row[7]).doubleValue());
    }
}
