package org.keskio.inventory.outbound.postgres.demand;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.demand.LostDemands;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.demand.LostDemand;
import org.keskio.inventory.domain.demand.WantedWords;
import org.keskio.inventory.domain.location.LocationCode;

/** Keeps lost demand, many a statement, and counts it. */
@ApplicationScoped
class PostgresLostDemands implements LostDemands {

    private static final String ADD = """
            insert into lost_demand (id, kind, sku, words, store, postcode_area, quantity, asked_at, asked_minute)
            select cast(k.id as uuid), k.kind, k.sku, k.words, k.store, k.area, k.quantity,
                   timestamptz 'epoch' + k.at * interval '1 millisecond', k.at / 60000
            from unnest(cast(:ids as text[]), cast(:kinds as text[]), cast(:skus as text[]), cast(:words as text[]),
                        cast(:stores as text[]), cast(:areas as text[]), cast(:quantities as int[]),
                        cast(:times as bigint[])) k(id, kind, sku, words, store, area, quantity, at)
            on conflict do nothing returning cast(id as text)""";

    private static final String REPORT = """
            select * from (
                select %s k, count(*) times, sum(quantity) pieces,
                       count(*) filter (where kind = 'NOTHING_FOUND') nothing_found,
                       count(*) filter (where kind = 'NOBODY_HAS_IT') nobody_has_it,
                       count(*) filter (where kind = 'NOT_FILLED') not_filled,
                       count(*) filter (where kind = 'NOTED_BY_CLERK') noted,
                       min(asked_at) first_asked, max(asked_at) last_asked
                from lost_demand
                where asked_at >= :from and asked_at < :to and (:store = '' or store = :store) and %s
                group by 1) grouped
            order by times desc, k collate "C"
            """;

    @Override
    public Uni<Set<UUID>> add(Mutiny.StatelessSession tx, List<LostDemand> lost) {
        return tx.createNativeQuery(ADD, String.class)
                .setParameter("ids", texts(lost, one -> one.id().toString()))
                .setParameter("kinds", texts(lost, one -> one.kind().name()))
                .setParameter(
                        "skus", texts(lost, one -> one.sku().map(Sku::value).orElse("")))
                .setParameter(
                        "words",
                        texts(lost, one -> one.words().map(WantedWords::value).orElse("")))
                .setParameter(
                        "stores",
                        texts(lost, one -> one.store().map(LocationCode::value).orElse("")))
                .setParameter("areas", texts(lost, one -> one.area().value()))
                .setParameter(
                        "quantities", lost.stream().map(LostDemand::quantity).toArray(Integer[]::new))
                .setParameter(
                        "times",
                        lost.stream().map(one -> one.askedAt().toEpochMilli()).toArray(Long[]::new))
                .getResultList()
                .map(kept -> {
                    Set<UUID> ids = new HashSet<>();
                    kept.forEach(id -> ids.add(UUID.fromString(id)));
                    return ids;
                });
    }

    @Override
    public Uni<List<Row>> report(Mutiny.StatelessSession session, Question question, int offset, int limit) {
        return session.createNativeQuery(
                        REPORT.formatted(key(question.groupBy()), condition(question.groupBy())), Object[].class)
                .setParameter("from", question.from())
                .setParameter("to", question.to())
                .setParameter("store", question.store().map(LocationCode::value).orElse(""))
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresLostDemands::row).toList());
    }

    private static String key(Grouping grouping) {
        return switch (grouping) {
            case WANTED -> "case when sku = '' then words else sku end";
            case SKU -> "sku";
            case WORDS -> "words";
            case STORE -> "case when store = '' then '-' else store end";
            case POSTCODE_AREA -> "case when postcode_area = '' then '-' else postcode_area end";
            case DAY -> "to_char(asked_at at time zone 'UTC', 'YYYY-MM-DD')";
        };
    }

    private static String condition(Grouping grouping) {
        return switch (grouping) {
            case SKU -> "sku <> ''";
            case WORDS -> "words <> ''";
            case WANTED, STORE, POSTCODE_AREA, DAY -> "true";
        };
    }

    @Override
    public Uni<Integer> forget(Mutiny.StatelessSession tx, Instant before) {
        return tx.createNativeQuery("delete from lost_demand where asked_at < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    private static Row row(Object[] row) {
        return new Row(
                (String) row[0],
                number(row[1]),
                number(row[2]),
                number(row[3]),
                number(row[4]),
                number(row[5]),
                number(row[6]),
                instant(row[7]),
                instant(row[8]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static Instant instant(Object value) {
        return switch (value) {
            case Instant at -> at;
            case OffsetDateTime at -> at.toInstant();
            default -> throw new IllegalStateException("not a time: " + value);
        };
    }

    private static String[] texts(List<LostDemand> lost, Function<LostDemand, String> column) {
        return lost.stream().map(column).toArray(String[]::new);
    }
}
