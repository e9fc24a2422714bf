package org.keskio.pricing.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.application.Memberships;
import org.keskio.pricing.domain.Membership;

/** Keeps the latest that profile told of each customer. */
@ApplicationScoped
class PostgresMemberships implements Memberships {

    private static final String NOTE = """
            insert into club_members (customer_id, member, version) values (:id, :member, :version)
            on conflict (customer_id) do update set member = excluded.member, version = excluded.version
            where club_members.version < excluded.version""";

    @Override
    public Uni<Membership> of(Mutiny.StatelessSession session, UUID customer) {
        return session.createNativeQuery(
                        "select member, version from club_members where customer_id = :id", Object[].class)
                .setParameter("id", customer)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Membership((Boolean) row[0], ((Number) row[1]).longValue()))
                        .orElse(Membership.NONE));
    }

    @Override
    public Uni<Void> note(Mutiny.StatelessSession session, UUID customer, Membership membership) {
        return session.createNativeQuery(NOTE)
                .setParameter("id", customer)
                .setParameter("member", membership.member())
                .setParameter("version", membership.version())
                .executeUpdate()
                .replaceWithVoid();
    }
}
