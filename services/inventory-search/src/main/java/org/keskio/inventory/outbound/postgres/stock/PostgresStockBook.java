package org.keskio.inventory.outbound.postgres.stock;

import static org.keskio.inventory.outbound.postgres.stock.Arrays.integers;
import static org.keskio.inventory.outbound.postgres.stock.Arrays.longs;
import static org.keskio.inventory.outbound.postgres.stock.Arrays.micros;
import static org.keskio.inventory.outbound.postgres.stock.Arrays.texts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.stock.StockBook;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Count;
import org.keskio.inventory.domain.stock.Movement;
import org.keskio.inventory.domain.stock.MovementKind;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** Stock and ledger, many cells a statement. Locks are taken in the order of (sku, location), always. */
@ApplicationScoped
class PostgresStockBook implements StockBook {

    private static final String CELL =
            "s.sku, s.location, s.on_hand, s.reserved, s.allocated, s.safety, s.in_transit, s.version, s.lines, "
                    + "s.counted, s.counted_at";

    private static final String LOCK = """
            select %s from stock s
            join unnest(cast(:skus as text[]), cast(:locations as text[])) k(sku, location)
              on s.sku = k.sku and s.location = k.location
            order by s.sku, s.location for update of s""".formatted(CELL);

    private static final String CREATE = """
            insert into stock (sku, location, on_hand, reserved, safety, version)
            select k.sku, k.location, 0, 0, 0, 0
            from unnest(cast(:skus as text[]), cast(:locations as text[])) k(sku, location)
            order by k.sku, k.location on conflict do nothing""";

    // Stock and ledger in one statement: the way to the database costs more than the rows.
    private static final String SAVE = """
            with changed as (
              update stock s set on_hand = k.on_hand, reserved = k.reserved, allocated = k.allocated, safety = k.safety,
                     in_transit = k.in_transit, version = k.version, lines = k.lines,
                     counted = nullif(k.counted, -1),
                     counted_at = case when k.counted >= 0
                                  then timestamptz 'epoch' + k.counted_at * interval '1 microsecond' end
              from unnest(cast(:skus as text[]), cast(:locations as text[]), cast(:onHand as int[]),
                          cast(:reserved as int[]), cast(:allocated as int[]), cast(:safety as int[]),
                          cast(:inTransit as int[]), cast(:versions as bigint[]), cast(:lines as bigint[]),
                          cast(:counted as int[]), cast(:countedAt as bigint[]))
                k(sku, location, on_hand, reserved, allocated, safety, in_transit, version, lines, counted, counted_at)
              where s.sku = k.sku and s.location = k.location)
            insert into movements (sku, location, line, kind, on_hand_change, reserved_change, allocated_change,
                                   in_transit_change, reference, note, happened_at)
            select k.sku, k.location, k.line, k.kind, k.on_hand, k.reserved, k.allocated, k.in_transit, k.reference, k.note,
                   timestamptz 'epoch' + k.happened_at * interval '1 microsecond'
            from unnest(cast(:mSkus as text[]), cast(:mLocations as text[]), cast(:mLines as bigint[]),
                        cast(:mKinds as text[]), cast(:mOnHand as int[]), cast(:mReserved as int[]),
                        cast(:mAllocated as int[]), cast(:mInTransit as int[]), cast(:mReferences as text[]),
                        cast(:mNotes as text[]), cast(:mHappenedAt as bigint[])) with ordinality
              k(sku, location, line, kind, on_hand, reserved, allocated, in_transit, reference, note, happened_at, nth)
            order by k.nth""";

    private static final String CELLS =
            "select %s from stock s where s.sku = any(cast(:skus as text[])) order by s.sku, s.location"
                    .formatted(CELL);

    private static final String MOVEMENTS = """
            select id, sku, location, kind, on_hand_change, reserved_change, reference, happened_at, recorded_at,
                   line, allocated_change, in_transit_change, note
            from movements where sku = :sku and id < :before and (:location = '' or location = :location)
            order by id desc""";

    // Each sum is made once; a cell that one of them does not know counts as zero there.
    private static final String CHECK = """
            with kept as (select * from stock where :sku = '' or sku = :sku),
            ledger as (select sku, location, sum(on_hand_change) on_hand, sum(reserved_change) reserved,
                              sum(allocated_change) allocated, sum(in_transit_change) in_transit
                       from movements where :sku = '' or sku = :sku group by sku, location),
            claims as (select sku, location, sum(reserved) reserved, sum(allocated) allocated, sum(in_transit) in_transit
                       from stock_claims where :sku = '' or sku = :sku group by sku, location),
            compared as (select sku, location,
                       coalesce(k.on_hand, 0) on_hand, coalesce(l.on_hand, 0) on_hand_ledger,
                       coalesce(k.reserved, 0) reserved, coalesce(c.reserved, 0) reserved_open,
                       coalesce(l.reserved, 0) reserved_ledger,
                       (cast(coalesce(k.allocated, 0) as bigint), cast(coalesce(k.in_transit, 0) as bigint)) rest,
                       (coalesce(c.allocated, 0), coalesce(c.in_transit, 0)) rest_open,
                       (coalesce(l.allocated, 0), coalesce(l.in_transit, 0)) rest_ledger
                     from kept k full join ledger l using (sku, location) full join claims c using (sku, location)),
            wrong as (select * from compared where on_hand <> on_hand_ledger or reserved <> reserved_open
                       or reserved <> reserved_ledger or rest <> rest_open or rest <> rest_ledger
                       order by sku, location limit 100)
            select (select count(*) from compared) cells, w.sku, w.location, w.on_hand, w.on_hand_ledger, w.reserved,
                   case when w.reserved <> w.reserved_open then w.reserved_open else w.reserved_ledger end
            from (select 1) one left join wrong w on true""";

    @Override
    public Uni<Map<CellKey, StockCell>> lock(Mutiny.StatelessSession tx, Collection<CellKey> keys) {
        return tx.createNativeQuery(LOCK, Object[].class)
                .setParameter("skus", texts(keys, key -> key.sku().value()))
                .setParameter("locations", texts(keys, key -> key.location().value()))
                .getResultList()
                .map(rows -> {
                    Map<CellKey, StockCell> cells = new TreeMap<>();
                    keys.forEach(key -> cells.put(key, StockCell.none(key)));
                    rows.stream().map(CellRows::cell).forEach(cell -> cells.put(cell.key(), cell));
                    return cells;
                });
    }

    @Override
    public Uni<Void> create(Mutiny.StatelessSession tx, Collection<CellKey> keys) {
        return tx.createNativeQuery(CREATE)
                .setParameter("skus", texts(keys, key -> key.sku().value()))
                .setParameter("locations", texts(keys, key -> key.location().value()))
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> save(Mutiny.StatelessSession tx, List<StockChange> changes) {
        Mutiny.MutationQuery save = tx.createNativeQuery(SAVE);
        putCells(save, changes.stream().map(StockChange::after).toList());
        putMovements(
                save,
                changes.stream().flatMap(change -> change.movements().stream()).toList());
        return save.executeUpdate().replaceWithVoid();
    }

    private static void putCells(Mutiny.AbstractQuery query, List<StockCell> cells) {
        query.setParameter("skus", texts(cells, cell -> cell.key().sku().value()))
                .setParameter(
                        "locations", texts(cells, cell -> cell.key().location().value()))
                .setParameter("onHand", integers(cells, StockCell::onHand))
                .setParameter("reserved", integers(cells, StockCell::reserved))
                .setParameter("allocated", integers(cells, StockCell::allocated))
                .setParameter("safety", integers(cells, StockCell::safety))
                .setParameter("inTransit", integers(cells, StockCell::inTransit))
                .setParameter("versions", longs(cells, StockCell::version))
                .setParameter("lines", longs(cells, StockCell::lines))
                .setParameter(
                        "counted",
                        integers(
                                cells,
                                cell -> cell.lastCount().map(Count::pieces).orElse(-1)))
                .setParameter(
                        "countedAt",
                        longs(
                                cells,
                                cell -> cell.lastCount()
                                        .map(Count::at)
                                        .map(Arrays::micros)
                                        .orElse(0L)));
    }

    private static void putMovements(Mutiny.AbstractQuery query, List<Movement> movements) {
        query.setParameter("mSkus", texts(movements, line -> line.cell().sku().value()))
                .setParameter(
                        "mLocations",
                        texts(movements, line -> line.cell().location().value()))
                .setParameter("mLines", longs(movements, Movement::line))
                .setParameter("mKinds", texts(movements, line -> line.kind().name()))
                .setParameter("mOnHand", integers(movements, Movement::onHandChange))
                .setParameter("mReserved", integers(movements, Movement::reservedChange))
                .setParameter(
                        "mAllocated", integers(movements, line -> line.change().allocated()))
                .setParameter(
                        "mInTransit", integers(movements, line -> line.change().inTransit()))
                .setParameter("mReferences", texts(movements, Movement::reference))
                .setParameter("mNotes", texts(movements, Movement::note))
                .setParameter("mHappenedAt", longs(movements, line -> micros(line.happenedAt())));
    }

    @Override
    public Uni<List<StockCell>> cells(Mutiny.StatelessSession tx, Set<Sku> skus) {
        return tx.createNativeQuery(CELLS, Object[].class)
                .setParameter("skus", texts(skus, Sku::value))
                .getResultList()
                .map(rows -> rows.stream().map(CellRows::cell).toList());
    }

    @Override
    public Uni<List<KeptMovement>> movements(
            Mutiny.StatelessSession tx, Sku sku, Optional<LocationCode> location, long before, int limit) {
        return tx.createNativeQuery(MOVEMENTS, Object[].class)
                .setParameter("sku", sku.value())
                .setParameter("before", before)
                .setParameter("location", location.map(LocationCode::value).orElse(""))
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresStockBook::movement).toList());
    }

    @Override
    public Uni<StockCheck> check(Mutiny.StatelessSession tx, Optional<Sku> sku) {
        return tx.createNativeQuery(CHECK, Object[].class)
                .setParameter("sku", sku.map(Sku::value).orElse(""))
                .getResultList()
                .map(rows -> new StockCheck(
                        ((Number) rows.getFirst()[0]).longValue(),
                        rows.stream()
                                .filter(row -> row[1] != null)
                                .map(row -> new Difference(
                                        (String) row[1],
                                        (String) row[2],
                                        CellRows.number(row[3]),
                                        CellRows.number(row[4]),
                                        CellRows.number(row[5]),
                                        CellRows.number(row[6])))
                                .toList()));
    }

    private static KeptMovement movement(Object[] row) {
        Movement movement = new Movement(
                CellRows.key(row[1], row[2]),
                ((Number) row[9]).longValue(),
                MovementKind.valueOf((String) row[3]),
                new Movement.Pieces(
                        CellRows.number(row[4]),
                        CellRows.number(row[5]),
                        CellRows.number(row[10]),
                        CellRows.number(row[11])),
                (String) row[6],
                CellRows.instant(row[7]),
                (String) row[12]);
        return new KeptMovement(((Number) row[0]).longValue(), movement, CellRows.instant(row[8]));
    }
}
