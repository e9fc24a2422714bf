package org.keskio.inventory.outbound.postgres.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.application.send.Supplies;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Terms;

/** Everything that decides about sources, in one statement. */
@ApplicationScoped
class PostgresSupplies implements Supplies {

    private static final Duration LATELY = Duration.ofDays(30);

    private static final String LOOK = """
            select s.location, s.on_hand - s.reserved - s.safety, s.counted_at,
                   (select count(*) from send_orders o
                     where o.source = s.location and o.state in ('RESERVED', 'PICKING')),
                   (select count(*) from movements m
                     where m.location = s.location and m.kind = 'NOT_FOUND' and m.recorded_at > :since),
                   coalesce(r.lead_time_days, p.lead_time_days), r.cost_eur_cents
            from stock s
            left join partner_stock r on r.location = s.location and r.sku = s.sku
            left join partners p on p.location = s.location
            where s.sku = :sku and s.on_hand - s.reserved - s.safety >= :quantity
            order by s.location""";

    @Override
    public Uni<List<Supply>> of(Mutiny.StatelessSession tx, Sku sku, int quantity, Instant now) {
        return tx.createNativeQuery(LOOK, Object[].class)
                .setParameter("sku", sku.value())
                .setParameter("quantity", quantity)
                .setParameter("since", now.minus(LATELY))
                .getResultList()
                .map(rows -> rows.stream().map(PostgresSupplies::supply).toList());
    }

    private static Supply supply(Object[] row) {
        return new Supply(
                new LocationCode((String) row[0]),
                ((Number) row[1]).intValue(),
                instant(row[2]),
                ((Number) row[3]).intValue(),
                ((Number) row[4]).intValue(),
                terms(row[5], row[6]));
    }

    private static Terms terms(@Nullable Object leadDays, @Nullable Object costCents) {
        return leadDays == null && costCents == null
                ? Terms.USUAL
                : Terms.reported(
                        leadDays == null ? OptionalInt.empty() : OptionalInt.of(((Number) leadDays).intValue()),
                        Optional.ofNullable(costCents).map(cents -> ((Number) cents).intValue() / 100.0));
    }

    private static Optional<Instant> instant(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Instant at -> Optional.of(at);
            case OffsetDateTime at -> Optional.of(at.toInstant());
            default -> throw new IllegalStateException("not a time: " + value);
        };
    }
}
