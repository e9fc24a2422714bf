package org.keskio.inventory.outbound.postgres.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.send.PickupTries;
import org.keskio.inventory.domain.location.LocationCode;

/** Tries of pickup codes in PostgreSQL, so that all replicas count together. */
@ApplicationScoped
class PostgresPickupTries implements PickupTries {

    @Override
    public Uni<TryResult> add(Mutiny.StatelessSession tx, LocationCode store, Instant now, Instant since, int limit) {
        return tx.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)", String.class)
                .setParameter("key", "tries:" + store.value())
                .getResultList()
                .chain(() -> tx.createNativeQuery(
                                "delete from pickup_tries where store = :store and tried_at <= :since")
                        .setParameter("store", store.value())
                        .setParameter("since", since)
                        .executeUpdate())
                .chain(() -> tx.createNativeQuery(
                                "select count(*), min(tried_at) from pickup_tries where store = :store", Object[].class)
                        .setParameter("store", store.value())
                        .getSingleResult())
                .chain(row -> ((Number) row[0]).intValue() >= limit
                        ? Uni.createFrom().item(new TooMany(instant(row[1])))
                        : tx.createNativeQuery("insert into pickup_tries (store, tried_at) values (:store, :now)")
                                .setParameter("store", store.value())
                                .setParameter("now", now)
                                .executeUpdate()
                                .replaceWith(new Noted()));
    }

    @Override
    public Uni<Void> forget(Mutiny.StatelessSession tx, LocationCode store, Instant triedAt) {
        return tx.createNativeQuery("delete from pickup_tries where store = :store and tried_at <= :at")
                .setParameter("store", store.value())
                .setParameter("at", triedAt)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime at ? at.toInstant() : (Instant) value;
    }
}
