package org.keskio.inventory.outbound.postgres.stock;

import static org.keskio.inventory.outbound.postgres.stock.Arrays.micros;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.stock.CountedCell;
import org.keskio.inventory.application.stock.FeedBook;
import org.keskio.inventory.application.stock.Overtaken;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.StockCell;

/** Feeds in PostgreSQL. */
@ApplicationScoped
class PostgresFeedBook implements FeedBook {

    @Override
    public Uni<List<StockCell>> count(Mutiny.StatelessSession tx, List<CountedCell> counts, Place place) {
        if (counts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        int size = counts.size();
        String[] skus = new String[size];
        String[] locations = new String[size];
        Integer[] pieces = new Integer[size];
        Integer[] safety = new Integer[size];
        Long[] at = new Long[size];
        Integer[] isNow = new Integer[size];
        for (int i = 0; i < size; i++) {
            CountedCell count = counts.get(i);
            skus[i] = count.cell().sku().value();
            locations[i] = count.cell().location().value();
            pieces[i] = count.count().pieces();
            safety[i] = count.safety().orElse(-1);
            at[i] = micros(count.count().at());
            isNow[i] = count.now() ? 1 : 0;
        }
        return changed(tx.createNativeQuery(FeedSql.COUNT_ROWS, Object[].class)
                .setParameter("skus", skus)
                .setParameter("locations", locations)
                .setParameter("pieces", pieces)
                .setParameter("safety", safety)
                .setParameter("at", at)
                .setParameter("isNow", isNow)
                .setParameter("feed", place.feed())
                .setParameter("order", place.order())
                .setParameter("reference", place.reference()));
    }

    private static Uni<List<StockCell>> changed(Mutiny.SelectionQuery<Object[]> query) {
        return query.getResultList().map(rows -> {
            if (((Number) rows.getFirst()[9]).longValue() > 0) {
                throw new Overtaken("the making of " + rows.getFirst()[9] + " cells");
            }
            List<StockCell> cells = new ArrayList<>(rows.size());
            for (Object[] row : rows) {
                if (row[0] != null) {
                    cells.add(CellRows.uncounted(row));
                }
            }
            return cells;
        });
    }

    @Override
    public Uni<Known> open(Mutiny.StatelessSession tx, Message message, Instant now) {
        long asOf = message.asOf().map(Arrays::micros).orElse(-1L);
        return tx.createNativeQuery(FeedSql.OPEN_FEED)
                .setParameter("feed", message.feed())
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .chain(() -> tx.createNativeQuery(FeedSql.OPEN_MESSAGE)
                        .setParameter("feed", message.feed())
                        .setParameter("sequence", message.sequence())
                        .setParameter("full", message.full())
                        .setParameter("start", message.snapshotStart())
                        .setParameter("ends", message.snapshotEnds())
                        .setParameter("asOf", asOf)
                        .setParameter("locations", message.locations().toArray(String[]::new))
                        .executeUpdate())
                .chain(() -> tx.createNativeQuery(FeedSql.KNOWN, String.class)
                        .setParameter("feed", message.feed())
                        .setParameter("sequence", message.sequence())
                        .setParameter("full", message.full())
                        .setParameter("start", message.snapshotStart())
                        .setParameter("ends", message.snapshotEnds())
                        .setParameter("asOf", asOf)
                        .getSingleResult())
                .map(Known::valueOf);
    }

    @Override
    public Uni<Boolean> addPart(Mutiny.StatelessSession tx, Message message, Part part, Collection<CellKey> named) {
        // What a delta names need not be known later.
        Collection<CellKey> kept = message.full() ? named : List.of();
        return tx.createNativeQuery(FeedSql.ADD_PART, Long.class)
                .setParameter("feed", message.feed())
                .setParameter("sequence", message.sequence())
                .setParameter("part", part.number())
                .setParameter("skus", Arrays.texts(kept, cell -> cell.sku().value()))
                .setParameter(
                        "locations", Arrays.texts(kept, cell -> cell.location().value()))
                .setParameter("unreadable", part.unreadable())
                .setParameter("lastPart", part.last() ? part.number() : 0)
                .setParameter("accepted", part.accepted())
                .setParameter("refused", part.refused())
                .getSingleResult()
                .map(added -> added == 1);
    }

    @Override
    public Uni<Boolean> isComplete(Mutiny.StatelessSession tx, Message message) {
        return tx.createNativeQuery(FeedSql.COMPLETE)
                .setParameter("feed", message.feed())
                .setParameter("sequence", message.sequence())
                .executeUpdate()
                .map(done -> done == 1);
    }

    @Override
    public Uni<Optional<Snapshot>> snapshot(Mutiny.StatelessSession tx, Message message) {
        if (!message.full()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return tx.createNativeQuery(FeedSql.SNAPSHOT, Object[].class)
                .setParameter("feed", message.feed())
                .setParameter("start", message.snapshotStart())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(PostgresFeedBook::snapshot));
    }

    private static Snapshot snapshot(Object[] row) {
        long micros = ((Number) row[2]).longValue();
        return new Snapshot(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).longValue(),
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L),
                ((Number) row[3]).intValue());
    }

    @Override
    public Uni<List<StockCell>> zeroAbsent(
            Mutiny.StatelessSession tx, Message message, Snapshot snapshot, Place place) {
        return changed(tx.createNativeQuery(FeedSql.COUNT_ABSENT, Object[].class)
                        .setParameter("asOf", snapshot.asOf().atOffset(ZoneOffset.UTC))
                        .setParameter("start", snapshot.start())
                        .setParameter("end", snapshot.end())
                        .setParameter("feed", place.feed())
                        .setParameter("order", place.order())
                        .setParameter("reference", place.reference()))
                .call(() -> tx.createNativeQuery(FeedSql.NOTE_SNAPSHOT)
                        .setParameter("feed", place.feed())
                        .setParameter("asOf", snapshot.asOf().atOffset(ZoneOffset.UTC))
                        .setParameter("order", place.order())
                        .setParameter("start", snapshot.start())
                        .setParameter("end", snapshot.end())
                        .executeUpdate());
    }

    @Override
    public Uni<Void> tidy(Mutiny.StatelessSession tx, Message message, Optional<Snapshot> snapshot) {
        if (message.full() && snapshot.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        long start = snapshot.map(Snapshot::start).orElse(message.sequence());
        long end = snapshot.map(Snapshot::end).orElse(message.sequence());
        return tx.createNativeQuery(FeedSql.FORGET_PARTS)
                .setParameter("feed", message.feed())
                .setParameter("start", start)
                .setParameter("end", end)
                .executeUpdate()
                .chain(() -> snapshot.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tx.createNativeQuery(FeedSql.END_SNAPSHOT)
                                .setParameter("feed", message.feed())
                                .setParameter("end", end)
                                .executeUpdate()
                                .replaceWithVoid());
    }

    @Override
    public Uni<Optional<Status>> status(Mutiny.StatelessSession tx, String feed) {
        return tx.createNativeQuery(FeedSql.STATUS, Object[].class)
                .setParameter("feed", feed)
                .getResultList()
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : gaps(tx, feed).map(gaps -> Optional.of(status(feed, rows.getFirst(), gaps))));
    }

    private static Uni<List<Range>> gaps(Mutiny.StatelessSession tx, String feed) {
        return tx.createNativeQuery(FeedSql.GAPS, Object[].class)
                .setParameter("feed", feed)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Range(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
                        .toList());
    }

    private static Status status(String feed, Object[] row, List<Range> gaps) {
        return new Status(
                feed,
                ((Number) row[0]).longValue(),
                gaps,
                ((Number) row[1]).longValue(),
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue(),
                CellRows.instant(row[4]));
    }
}
