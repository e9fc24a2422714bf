package org.keskio.inventory.outbound.postgres.chance;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.chance.Findings;
import org.keskio.inventory.domain.chance.Evidence;
import org.keskio.inventory.domain.chance.PickOutcome;
import org.keskio.inventory.domain.chance.Trail;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.stock.CellKey;

/** Findings and picks; the ledger's part is written by a trigger on it. */
@ApplicationScoped
class PostgresFindings implements Findings {

    private static final String TRAIL = "seen_at, bound, left_then, misses, missed, missed_at, sold, sold_at, since";

    private static final String OF = """
            select s.on_hand, s.reserved, coalesce(floor(extract(epoch from s.counted_at)), 0), f.seen_at, f.bound,
                   f.left_then, f.misses, f.missed, f.missed_at, f.sold, f.sold_at, f.since
            from stock s left join findings f on f.sku = s.sku and f.location = s.location
            where s.sku = :sku and s.location = :location""";

    private static final String SEEN = "select cast(finding_left(:sku, :location, :pieces, :record, :at) as text)";

    private static final String ADD = """
            insert into pick_outcomes (picked_at, sku, location, kind, quantity, predicted, found, on_hand, reserved,
                                       counted_at, %s)
            values (:at, :sku, :location, :kind, :quantity, :predicted, :found, :onHand, :reserved, :countedAt,
                    :seenAt, :bound, :left, :misses, :missed, :missedAt, :sold, :soldAt, :since)""".formatted(TRAIL);

    private static final String LATEST = """
            select on_hand, reserved, counted_at, %s, picked_at, location, kind, quantity, predicted, found
            from pick_outcomes order by id desc""".formatted(TRAIL);

    @Override
    public Uni<Optional<Evidence>> of(Mutiny.StatelessSession tx, CellKey cell) {
        return tx.createNativeQuery(OF, Object[].class)
                .setParameter("sku", cell.sku().value())
                .setParameter("location", cell.location().value())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(PostgresFindings::evidence));
    }

    @Override
    public Uni<Void> seen(Mutiny.StatelessSession tx, CellKey cell, int pieces, int recordAfter, Instant at) {
        return tx.createNativeQuery(SEEN, String.class)
                .setParameter("sku", cell.sku().value())
                .setParameter("location", cell.location().value())
                .setParameter("pieces", pieces)
                .setParameter("record", recordAfter)
                .setParameter("at", at.getEpochSecond())
                .getResultList()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, CellKey cell, PickOutcome outcome) {
        Evidence known = outcome.evidence();
        Trail trail = known.trail();
        return tx.createNativeQuery(ADD)
                .setParameter("at", outcome.at())
                .setParameter("sku", cell.sku().value())
                .setParameter("location", cell.location().value())
                .setParameter("kind", outcome.kind().name())
                .setParameter("quantity", outcome.quantity())
                .setParameter("predicted", outcome.predicted())
                .setParameter("found", outcome.found())
                .setParameter("onHand", known.onHand())
                .setParameter("reserved", known.reserved())
                .setParameter("countedAt", known.countedAt())
                .setParameter("seenAt", trail.seenAt())
                .setParameter("bound", trail.bound())
                .setParameter("left", trail.left())
                .setParameter("misses", trail.misses())
                .setParameter("missed", trail.missed())
                .setParameter("missedAt", trail.missedAt())
                .setParameter("sold", trail.sold())
                .setParameter("soldAt", trail.soldAt())
                .setParameter("since", trail.since())
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<List<PickOutcome>> latestPicks(Mutiny.StatelessSession session, int limit) {
        return session.createNativeQuery(LATEST, Object[].class)
                .setMaxResults(limit)
                .getResultList()
                .map(rows ->
                        rows.reversed().stream().map(PostgresFindings::outcome).toList());
    }

    @Override
    public Uni<Integer> forgetPicks(Mutiny.StatelessSession tx, Instant before) {
        return tx.createNativeQuery("delete from pick_outcomes where picked_at < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    private static PickOutcome outcome(Object[] row) {
        return new PickOutcome(
                LocationKind.valueOf((String) row[14]),
                new LocationCode((String) row[13]),
                evidence(row),
                ((Number) row[15]).intValue(),
                switch (row[12]) {
                    case Instant at -> at;
                    case OffsetDateTime at -> at.toInstant();
                    default -> throw new IllegalStateException("not a time: " + row[12]);
                },
                ((Number) row[16]).doubleValue(),
                (Boolean) row[17]);
    }

    private static Evidence evidence(Object[] row) {
        return new Evidence(
                ((Number) row[0]).intValue(),
                ((Number) row[1]).intValue(),
                ((Number) row[2]).longValue(),
                TrailRow.trail(row, 3));
    }
}
