package org.keskio.pricing.outbound.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keskio.pricing.application.PriceBooks;
import org.keskio.pricing.domain.Head;
import org.keskio.pricing.domain.Market;
import org.keskio.pricing.domain.Micros;
import org.keskio.pricing.domain.PriceEntry;
import org.keskio.pricing.domain.Publication;
import org.keskio.pricing.domain.Sku;
import org.keskio.pricing.domain.Tier;
import org.keskio.pricing.domain.Vat;

/** Reads the book outside of any business transaction. */
@ApplicationScoped
class PostgresPriceBooks implements PriceBooks {

    // Skips when somebody has the row: that is a publication, which closes the book itself, or another heartbeat.
    private static final String BEAT = """
            with due as (
                select only_one from book_head
                where closed_to < clock_timestamp() + make_interval(secs => $1) - make_interval(secs => $2)
                for update skip locked)
            update book_head set closed_to = greatest(closed_to, clock_timestamp() + make_interval(secs => $1))
            from due where book_head.only_one = due.only_one""";

    private static final String HEAD = """
            select revision, micros(closed_to), micros(clock_timestamp()),
                   (select micros(min(valid_from)) from publications where switch_time is null)
            from book_head""";

    // Whole publications, of 20,000 prices and then the rest of the last.
    private static final String PUBLICATIONS = """
            select revision, market, micros(valid_from), published_by, reason
            from (select p.*, sum(price_count) over (order by revision) - price_count as before
                  from (select * from publications where revision > $1 order by revision limit 1000) p) q
            where before < 20000 order by revision""";

    private static final String PRICES =
            "select revision, sku, tier, amount from prices where revision > $1 and revision <= $2 order by revision";

    private static final String MARKETS = "select code, currency, vat_basis_points from markets order by code";

    private static final String HISTORY = """
            select p.revision, p.market, micros(p.valid_from), b.published_by, b.reason, p.tier, p.amount,
                   micros(b.publish_time),
                   (select micros(min(n.valid_from)) from prices n
                    where n.sku = p.sku and n.market = p.market and n.tier = p.tier and n.valid_from > p.valid_from)
            from prices p join publications b on b.revision = p.revision
            where p.sku = $1 and p.market = $2 and (p.valid_from, p.revision, p.tier) > (instant_of($3), $4, $5)
            order by p.valid_from, p.revision, p.tier limit $6""";

    private final Pool pool;

    @Inject
    PostgresPriceBooks(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Beat> beat(Duration lead, Duration pause) {
        return pool.preparedQuery(BEAT)
                .execute(Tuple.of(seconds(lead), seconds(pause)))
                .chain(() -> pool.preparedQuery(HEAD).execute())
                .map(rows -> beatOf(rows.iterator().next()));
    }

    @Override
    public Uni<List<Published>> after(long revision) {
        return pool.preparedQuery(PUBLICATIONS)
                .execute(Tuple.of(revision))
                .chain(rows -> withPrices(revision, publicationsOf(rows)));
    }

    @Override
    public Uni<List<Market>> markets() {
        return pool.preparedQuery(MARKETS).execute().map(rows -> {
            List<Market> markets = new ArrayList<>();
            rows.forEach(row -> markets.add(
                    new Market(row.getString(0), Currency.getInstance(row.getString(1)), new Vat(row.getInteger(2)))));
            return markets;
        });
    }

    @Override
    public Uni<List<HistoryEntry>> history(String sku, String market, Place after, int limit) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.tuple(List.of(
                        sku, market, after.validFromMicros(), after.revision(), (short) after.tier(), (long) limit)))
                .map(rows -> {
                    List<HistoryEntry> entries = new ArrayList<>();
                    rows.forEach(row -> entries.add(historyEntryOf(row)));
                    return entries;
                });
    }

    private Uni<List<Published>> withPrices(long after, Map<Long, Publication> publications) {
        if (publications.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        long last = after + publications.size(); // dense
        return pool.preparedQuery(PRICES).execute(Tuple.of(after, last)).map(rows -> {
            Map<Long, List<PriceEntry>> entries = new LinkedHashMap<>();
            publications.keySet().forEach(revision -> entries.put(revision, new ArrayList<>()));
            for (Row row : rows) {
                entries.getOrDefault(row.getLong(0), List.of()).add(entryOf(row));
            }
            return publications.values().stream()
                    .map(each -> new Published(each, entries.getOrDefault(each.revision(), List.of())))
                    .toList();
        });
    }

    private static Map<Long, Publication> publicationsOf(RowSet<Row> rows) {
        Map<Long, Publication> publications = new LinkedHashMap<>();
        rows.forEach(row -> publications.put(row.getLong(0), publicationOf(row)));
        return publications;
    }

    private static Publication publicationOf(Row row) {
        return new Publication(
                row.getLong(0), row.getString(1), Micros.toInstant(row.getLong(2)), row.getString(3), row.getString(4));
    }

    private static PriceEntry entryOf(Row row) {
        return new PriceEntry(new Sku(row.getString(1)), Tier.values()[row.getShort(2)], row.getLong(3));
    }

    private static HistoryEntry historyEntryOf(Row row) {
        return new HistoryEntry(
                publicationOf(row),
                Tier.values()[row.getShort(5)],
                row.getLong(6),
                Micros.toInstant(row.getLong(7)),
                Optional.ofNullable(row.getLong(8)).map(Micros::toInstant));
    }

    private static Beat beatOf(Row row) {
        return new Beat(
                new Head(row.getLong(0), Micros.toInstant(row.getLong(1))),
                Micros.toInstant(row.getLong(2)),
                Optional.ofNullable(row.getLong(3)).map(Micros::toInstant).orElse(Instant.MAX));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
