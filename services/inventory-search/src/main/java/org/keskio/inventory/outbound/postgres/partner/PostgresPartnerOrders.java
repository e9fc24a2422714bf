package org.keskio.inventory.outbound.postgres.partner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.partner.PartnerOrders;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.partner.PartnerOrder;

/** Orders with partners in PostgreSQL. */
@ApplicationScoped
class PostgresPartnerOrders implements PartnerOrders {

    private static final String COLUMNS =
            "id, send_order_id, location, sku, quantity, offer_id, lent, state, outcome, due_at, try_until, tries";

    private static final String ADD = """
            insert into partner_orders (id, send_order_id, location, sku, quantity, offer_id, lent, state, due_at,
                                        try_until, tries, created_at)
            values (:id, :order, :location, :sku, :quantity, :offer, :lent, :state, :due, :until, :tries, :now)""";

    // The first word counts: KEPT until it is broken.
    private static final String SAVE = """
            update partner_orders set state = :state, outcome = nullif(:outcome, ''),
                   due_at = case when :ended then null else cast(:due as timestamptz) end, try_until = :until, tries = :tries,
                   decided_at = case when outcome is distinct from nullif(:outcome, '') then :now else decided_at end
            where id = :id""";

    private static final String LOCK = "select " + COLUMNS + " from partner_orders where id = :id for update";

    private static final String LOCK_OPEN = "select " + COLUMNS + """
             from partner_orders
            where send_order_id = :order and location = :location and state in ('CONFIRM', 'CONFIRMED') for update""";

    private static final String CLAIM = """
            update partner_orders set due_at = :later
            where id in (select id from partner_orders where due_at <= :now order by due_at limit %d
                         for update skip locked)
            returning\s""" + COLUMNS;

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, PartnerOrder order, Instant now) {
        return tx.createNativeQuery(ADD)
                .setParameter("id", order.id())
                .setParameter("order", order.sendOrderId())
                .setParameter("location", order.partner().value())
                .setParameter("sku", order.sku().value())
                .setParameter("quantity", order.quantity())
                .setParameter("offer", order.offerId())
                .setParameter("lent", order.lent())
                .setParameter("state", order.state().name())
                .setParameter("due", order.dueAt().orElse(now))
                .setParameter("until", order.tryUntil())
                .setParameter("tries", order.tries())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> save(Mutiny.StatelessSession tx, PartnerOrder order, Instant now) {
        return tx.createNativeQuery(SAVE)
                .setParameter("id", order.id())
                .setParameter("state", order.state().name())
                .setParameter("outcome", order.outcome().map(Enum::name).orElse(""))
                .setParameter("ended", order.dueAt().isEmpty())
                .setParameter("due", order.dueAt().orElse(now))
                .setParameter("until", order.tryUntil())
                .setParameter("tries", order.tries())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<PartnerOrder>> lock(Mutiny.StatelessSession tx, UUID id) {
        return tx.createNativeQuery(LOCK, Object[].class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(PostgresPartnerOrders::order));
    }

    @Override
    public Uni<Optional<PartnerOrder>> lockOpen(Mutiny.StatelessSession tx, UUID sendOrderId, LocationCode partner) {
        return tx.createNativeQuery(LOCK_OPEN, Object[].class)
                .setParameter("order", sendOrderId)
                .setParameter("location", partner.value())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(PostgresPartnerOrders::order));
    }

    @Override
    public Uni<List<PartnerOrder>> claim(Mutiny.StatelessSession tx, Instant now, Duration lease, int limit) {
        return tx.createNativeQuery(CLAIM.formatted(limit), Object[].class)
                .setParameter("now", now)
                .setParameter("later", now.plus(lease))
                .getResultList()
                .map(rows -> rows.stream().map(PostgresPartnerOrders::order).toList());
    }

    private static PartnerOrder order(Object[] row) {
        return new PartnerOrder(
                Columns.id(row[0]),
                Columns.id(row[1]),
                new LocationCode((String) row[2]),
                new Sku((String) row[3]),
                Columns.number(row[4]),
                (String) row[5],
                Columns.number(row[6]),
                PartnerOrder.State.valueOf((String) row[7]),
                Optional.ofNullable((String) row[8]).map(PartnerOrder.Outcome::valueOf),
                Columns.instant(row[9]),
                Columns.instant(row[10]).orElseThrow(),
                Columns.number(row[11]));
    }
}
