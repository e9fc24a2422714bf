package org.keskio.inventory.outbound.postgres.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.policy.PolicyBook;
import org.keskio.inventory.application.policy.PublishedPolicy;

/** Versions of the sourcing policy in PostgreSQL. */
@ApplicationScoped
class PostgresPolicyBook implements PolicyBook {

    private static final String SELECT = """
            select version, cast(policy as text), published_by, published_at, reason
            from sourcing_policies where version < :before order by version desc""";

    @Override
    public Uni<Optional<PublishedPolicy>> lockNewest(Mutiny.StatelessSession tx) {
        return tx.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended('sourcing-policy', 0)) as text)",
                        String.class)
                .getResultList()
                .chain(() -> newest(tx));
    }

    @Override
    public Uni<Optional<PublishedPolicy>> newest(Mutiny.StatelessSession tx) {
        return before(tx, Long.MAX_VALUE, 1).map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Optional<PublishedPolicy>> find(Mutiny.StatelessSession tx, long version) {
        return before(tx, version + 1, 1)
                .map(found -> found.stream()
                        .filter(policy -> policy.version() == version)
                        .findFirst());
    }

    @Override
    public Uni<List<PublishedPolicy>> before(Mutiny.StatelessSession tx, long version, int limit) {
        return tx.createNativeQuery(SELECT, Object[].class)
                .setParameter("before", version)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresPolicyBook::policy).toList());
    }

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, PublishedPolicy policy) {
        return tx.createNativeQuery("""
                        insert into sourcing_policies (version, policy, published_by, published_at, reason)
                        values (:version, cast(cast(:policy as text) as jsonb), :by, :at, :reason)""")
                .setParameter("version", policy.version())
                .setParameter("policy", PolicyJson.write(policy.policy()))
                .setParameter("by", policy.by())
                .setParameter("at", policy.at())
                .setParameter("reason", policy.reason())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static PublishedPolicy policy(Object[] row) {
        return new PublishedPolicy(
                ((Number) row[0]).longValue(),
                PolicyJson.read((String) row[1]),
                (String) row[2],
                row[3] instanceof OffsetDateTime at ? at.toInstant() : (Instant) row[3],
                (String) row[4]);
    }
}
