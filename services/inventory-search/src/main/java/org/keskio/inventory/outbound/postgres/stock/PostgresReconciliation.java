package org.keskio.inventory.outbound.postgres.stock;

import static org.keskio.inventory.outbound.postgres.stock.Arrays.texts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.stock.Finding;
import org.keskio.inventory.application.stock.Reconciliation;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Movement;
import org.keskio.inventory.domain.stock.MovementKind;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** Recomputes the stock in the database, whole sets at a time. */
@ApplicationScoped
class PostgresReconciliation implements Reconciliation {

    @Override
    public Uni<Long> cells(Mutiny.StatelessSession tx, Optional<Sku> sku) {
        return tx.createNativeQuery(ReconcileSql.CELLS, Long.class)
                .setParameter("sku", sku.map(Sku::value).orElse(""))
                .getSingleResult();
    }

    @Override
    public Uni<List<Finding>> find(
            Mutiny.StatelessSession tx, Optional<Sku> sku, String after, int limit, Instant now) {
        return tx.createNativeQuery(ReconcileSql.FIND, Object[].class)
                .setParameter("sku", sku.map(Sku::value).orElse(""))
                .setParameter("after", after)
                .setParameter("now", utc(now))
                .setParameter("most", limit)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresReconciliation::finding).toList());
    }

    private static Finding finding(Object[] row) {
        return new Finding(
                Finding.Cause.values()[((Number) row[0]).intValue() - 1],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                ((Number) row[4]).longValue(),
                ((Number) row[5]).longValue(),
                (String) row[6]);
    }

    @Override
    public Uni<Map<CellKey, Integer>> promised(Mutiny.StatelessSession tx, Collection<CellKey> cells) {
        return tx.createNativeQuery(ReconcileSql.PROMISED, Object[].class)
                .setParameter("skus", texts(cells, cell -> cell.sku().value()))
                .setParameter("locations", texts(cells, cell -> cell.location().value()))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(
                                Collectors.toMap(row -> CellRows.key(row[0], row[1]), row -> CellRows.number(row[2]))));
    }

    @Override
    public Uni<Set<CellKey>> repairHolders(
            Mutiny.StatelessSession tx, List<Finding> findings, String note, String by, Instant now) {
        Set<CellKey> cells = new HashSet<>();
        return touch(tx, ReconcileSql.EXPIRE, findings, Finding.Cause.EXPIRED_HOLD, now, cells)
                .chain(() -> touch(tx, ReconcileSql.HOLD, findings, Finding.Cause.ORDER_HOLDS_NOTHING, now, cells))
                .chain(() -> touch(tx, ReconcileSql.LET_GO, findings, Finding.Cause.ENDED_ORDER_HOLDS, now, cells))
                .chain(() -> sayState(tx, findings, note, by, now))
                .replaceWith(cells);
    }

    private static Uni<Void> touch(
            Mutiny.StatelessSession tx,
            String sql,
            List<Finding> findings,
            Finding.Cause cause,
            Instant now,
            Set<CellKey> cells) {
        String[] ids = ids(findings, cause);
        if (ids.length == 0) {
            return Uni.createFrom().voidItem();
        }
        Mutiny.SelectionQuery<Object[]> query =
                tx.createNativeQuery(sql, Object[].class).setParameter("ids", ids);
        if (sql.contains(":now")) {
            query.setParameter("now", utc(now));
        }
        return query.getResultList()
                .invoke(rows -> rows.forEach(
                        row -> cells.add(new CellKey(new Sku((String) row[0]), new LocationCode((String) row[1])))))
                .replaceWithVoid();
    }

    private static Uni<Void> sayState(
            Mutiny.StatelessSession tx, List<Finding> findings, String note, String by, Instant now) {
        String[] ids = ids(findings, Finding.Cause.ORDER_IN_TWO_STATES);
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : tx.createNativeQuery(ReconcileSql.SAY_STATE)
                        .setParameter("ids", ids)
                        .setParameter("now", utc(now))
                        .setParameter("note", "reconciled: " + note)
                        .setParameter("by", by)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static String[] ids(List<Finding> findings, Finding.Cause cause) {
        return findings.stream()
                .filter(finding -> finding.cause() == cause)
                .map(Finding::reference)
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    @Override
    public Uni<List<StockChange>> repairCells(
            Mutiny.StatelessSession tx, Collection<CellKey> cells, String note, Instant now) {
        String[] skus = texts(cells, cell -> cell.sku().value());
        String[] locations = texts(cells, cell -> cell.location().value());
        return tx.createNativeQuery(ReconcileSql.CREATE)
                .setParameter("skus", skus)
                .setParameter("locations", locations)
                .executeUpdate()
                .chain(() -> tx.createNativeQuery(ReconcileSql.LOCK, Long.class)
                        .setParameter("skus", skus)
                        .setParameter("locations", locations)
                        .getResultList())
                .chain(() -> tx.createNativeQuery(ReconcileSql.REPAIR, Object[].class)
                        .setParameter("skus", skus)
                        .setParameter("locations", locations)
                        .setParameter("note", note)
                        .setParameter("now", utc(now))
                        .getResultList())
                .map(rows -> rows.stream().map(row -> change(row, note, now)).toList());
    }

    /** The change as facts tell it: what is there now, by a repair. */
    private static StockChange change(Object[] row, String note, Instant now) {
        StockCell cell = CellRows.cell(row);
        Movement line = new Movement(
                cell.key(),
                cell.lines(),
                MovementKind.RECONCILE,
                new Movement.Pieces(0, 0, 0, 0),
                "reconcile",
                now,
                note);
        return new StockChange(cell, List.of(line));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
