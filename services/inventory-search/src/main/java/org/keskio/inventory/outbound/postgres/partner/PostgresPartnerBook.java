package org.keskio.inventory.outbound.postgres.partner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.partner.PartnerBook;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.partner.Endpoint;
import org.keskio.inventory.domain.partner.Partner;
import org.keskio.inventory.domain.partner.Word;
import org.keskio.inventory.domain.stock.CellKey;

/** Partners in PostgreSQL. */
@ApplicationScoped
class PostgresPartnerBook implements PartnerBook {

    private static final String LIST = """
            select p.location, p.enabled, p.endpoint, p.lead_time_days, p.feed_max_age_minutes, p.feed_at, p.version,
                   (select count(*) from (%1$s) w where w.outcome = 'KEPT'),
                   (select count(*) from (%1$s) w where w.outcome = 'BROKEN')
            from partners p where p.location > :after order by p.location""".formatted("""
            select o.outcome from partner_orders o
             where o.location = p.location and o.outcome in ('KEPT', 'BROKEN')
             order by o.decided_at desc limit\s""" + Word.LOOK_BACK);

    private static final String FIND = """
            select location, enabled, endpoint, lead_time_days, feed_max_age_minutes, feed_at, version
            from partners where location = :location""";

    private static final String PUT = """
            insert into partners (location, enabled, endpoint, lead_time_days, feed_max_age_minutes, version)
            values (:location, :enabled, :endpoint, :lead, :age, 1)
            on conflict (location) do update set enabled = excluded.enabled, endpoint = excluded.endpoint,
                lead_time_days = excluded.lead_time_days, feed_max_age_minutes = excluded.feed_max_age_minutes,
                version = partners.version + 1
            returning location, enabled, endpoint, lead_time_days, feed_max_age_minutes, feed_at, version""";

    private static final String SKUS = "select gtin, sku from products where gtin = any(cast(:gtins as text[]))";

    // Of two rows about one cell the later in the feed wins, as it does in stock. Rows are locked in one order.
    private static final String REPORT = """
            insert into partner_stock (location, sku, lead_time_days, cost_eur_cents, reported_at)
            select distinct on (location, sku) location, sku, nullif(lead, -1), nullif(cost, -1),
                   timestamptz 'epoch' + at * interval '1 microsecond'
            from unnest(cast(:locations as text[]), cast(:skus as text[]), cast(:leads as integer[]),
                        cast(:costs as integer[]), cast(:times as bigint[]))
                 with ordinality r(location, sku, lead, cost, at, place)
            order by location, sku, at desc, place desc
            on conflict (location, sku) do update set lead_time_days = excluded.lead_time_days,
                cost_eur_cents = excluded.cost_eur_cents, reported_at = excluded.reported_at
            where excluded.reported_at >= partner_stock.reported_at""";

    private static final String CAME =
            "update partners set feed_at = :now where location = any(cast(:locations as text[]))";

    private static final String TOO_OLD = """
            select r.sku, r.location from partners p
            join partner_stock r on r.location = p.location
            join stock s on s.sku = r.sku and s.location = r.location
            where (not p.enabled or r.reported_at < cast(:now as timestamptz) - p.feed_max_age_minutes * interval '1 minute')
              and s.on_hand > s.reserved
            order by r.sku, r.location""";

    @Override
    public Uni<List<Known>> list(Mutiny.StatelessSession tx, String after, int limit) {
        return tx.createNativeQuery(LIST, Object[].class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Known(partner(row), new Word(Columns.number(row[7]), Columns.number(row[8]))))
                        .toList());
    }

    @Override
    public Uni<Optional<Partner>> find(Mutiny.StatelessSession tx, LocationCode location) {
        return tx.createNativeQuery(FIND, Object[].class)
                .setParameter("location", location.value())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(PostgresPartnerBook::partner));
    }

    @Override
    public Uni<Partner> put(Mutiny.StatelessSession tx, Partner partner) {
        return tx.createNativeQuery(PUT, Object[].class)
                .setParameter("location", partner.location().value())
                .setParameter("enabled", partner.enabled())
                .setParameter(
                        "endpoint", partner.endpoint().map(Endpoint::toString).orElse(""))
                .setParameter("lead", partner.leadTimeDays())
                .setParameter("age", Math.toIntExact(partner.feedMaxAge().toMinutes()))
                .getSingleResult()
                .map(PostgresPartnerBook::partner);
    }

    @Override
    public Uni<Map<Gtin, Sku>> skus(Mutiny.StatelessSession tx, Set<Gtin> gtins) {
        if (gtins.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.createNativeQuery(SKUS, Object[].class)
                .setParameter("gtins", Columns.texts(gtins, Gtin::value))
                .getResultList()
                .map(rows -> {
                    Map<Gtin, Sku> skus = new HashMap<>();
                    rows.forEach(row -> skus.put(new Gtin((String) row[0]), new Sku((String) row[1])));
                    return skus;
                });
    }

    @Override
    public Uni<Void> report(Mutiny.StatelessSession tx, List<Reported> rows, Instant now) {
        return tx.createNativeQuery(REPORT)
                .setParameter(
                        "locations",
                        Columns.texts(rows, row -> row.cell().location().value()))
                .setParameter(
                        "skus", Columns.texts(rows, row -> row.cell().sku().value()))
                .setParameter(
                        "leads",
                        rows.stream().map(row -> row.leadTimeDays().orElse(-1)).toArray(Integer[]::new))
                .setParameter(
                        "costs",
                        rows.stream().map(row -> row.costEurCents().orElse(-1)).toArray(Integer[]::new))
                .setParameter(
                        "times",
                        rows.stream().map(row -> Columns.micros(row.at())).toArray(Long[]::new))
                .executeUpdate()
                .chain(() -> tx.createNativeQuery(CAME)
                        .setParameter("now", now)
                        .setParameter(
                                "locations",
                                Columns.texts(rows, row -> row.cell().location().value()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<CellKey>> tooOld(Mutiny.StatelessSession tx, Instant now, int limit) {
        return tx.createNativeQuery(TOO_OLD, Object[].class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new CellKey(new Sku((String) row[0]), new LocationCode((String) row[1])))
                        .toList());
    }

    private static Partner partner(Object[] row) {
        String endpoint = (String) row[2];
        return new Partner(
                new LocationCode((String) row[0]),
                (Boolean) row[1],
                endpoint.isEmpty() ? Optional.empty() : Optional.of(Endpoint.parse(endpoint)),
                Columns.number(row[3]),
                Duration.ofMinutes(Columns.number(row[4])),
                Columns.instant(row[5]),
                ((Number) row[6]).longValue());
    }
}
