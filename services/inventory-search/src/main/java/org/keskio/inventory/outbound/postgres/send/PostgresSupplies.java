package org.keskio.inventory.outbound.postgres.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.application.send.Supplies;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.chance.Evidence;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Terms;
import org.keskio.inventory.outbound.postgres.chance.TrailRow;

/** Everything that decides about sources, in one statement. */
@ApplicationScoped
class PostgresSupplies implements Supplies {

    private static final String LOOK = """
            select s.location, s.on_hand - s.reserved - s.safety,
                   (select count(*) from send_orders o
                     where o.source = s.location and o.state in ('RESERVED', 'PICKING')),
                   s.on_hand, s.reserved, coalesce(floor(extract(epoch from s.counted_at)), 0), f.seen_at, f.bound,
                   f.left_then, f.misses, f.missed, f.missed_at, f.sold, f.sold_at, f.since,
                   coalesce(r.lead_time_days, p.lead_time_days), r.cost_eur_cents
            from stock s
            left join findings f on f.sku = s.sku and f.location = s.location
            left join partner_stock r on r.location = s.location and r.sku = s.sku
            left join partners p on p.location = s.location
            where s.sku = :sku and s.on_hand - s.reserved - s.safety >= :quantity
            order by s.location""";

    @Override
    public Uni<List<Supply>> of(Mutiny.StatelessSession tx, Sku sku, int quantity, Instant now) {
        return tx.createNativeQuery(LOOK, Object[].class)
                .setParameter("sku", sku.value())
                .setParameter("quantity", quantity)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresSupplies::supply).toList());
    }

    private static Supply supply(Object[] row) {
        return new Supply(
                new LocationCode((String) row[0]),
                number(row[1]).intValue(),
                number(row[2]).intValue(),
                new Evidence(
                        number(row[3]).intValue(),
                        number(row[4]).intValue(),
                        number(row[5]).longValue(),
                        TrailRow.trail(row, 6)),
                terms(row[15], row[16]));
    }

    private static Terms terms(@Nullable Object leadDays, @Nullable Object costCents) {
        return leadDays == null && costCents == null
                ? Terms.USUAL
                : Terms.reported(
                        leadDays == null ? OptionalInt.empty() : OptionalInt.of(((Number) leadDays).intValue()),
                        Optional.ofNullable(costCents).map(cents -> ((Number) cents).intValue() / 100.0));
    }

    private static Number number(Object value) {
        return (Number) value;
    }
}
