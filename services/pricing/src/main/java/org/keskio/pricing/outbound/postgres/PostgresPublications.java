package org.keskio.pricing.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.application.Publications;
import org.keskio.pricing.domain.Head;
import org.keskio.pricing.domain.Micros;
import org.keskio.pricing.domain.PriceEntry;
import org.keskio.pricing.domain.Publication;
import org.keskio.pricing.domain.Sku;
import org.keskio.pricing.domain.Tier;

/** Writes the book. Prices travel as three columns of text: one round trip and one plan for any number of rows. */
@ApplicationScoped
class PostgresPublications implements Publications {

    private static final String LOCK = """
            update book_head set closed_to = greatest(closed_to, clock_timestamp() + make_interval(secs => :lead))
            returning revision, micros(closed_to)""";

    // No SKU holds a line feed: control characters are refused.
    private static final String ENTRIES = """
            unnest(string_to_array(cast(:skus as text), chr(10)),
                   cast(string_to_array(cast(:tiers as text), ',') as smallint[]),
                   cast(string_to_array(cast(:amounts as text), ',') as bigint[]))
            with ordinality as e(sku, tier, amount, number)""";

    private static final String DIFFERING = """
            select e.number from %s
            left join lateral (
                select p.amount from prices p
                where p.sku = e.sku and p.market = :market and p.tier = e.tier and p.valid_from <= instant_of(:from)
                order by p.valid_from desc, p.revision desc limit 1) held on true
            where held.amount is distinct from e.amount""".formatted(ENTRIES);

    private static final String ADD = """
            insert into publications (revision, market, valid_from, published_by, reason, price_count)
            values (:revision, :market, instant_of(:from), :by, :reason, :count)""";

    private static final String ADD_PRICES = """
            insert into prices (revision, market, sku, tier, valid_from, amount)
            select :revision, :market, e.sku, e.tier, instant_of(:from), e.amount from %s""".formatted(ENTRIES);

    private static final String NEXT_DUE = """
            select revision, market, micros(valid_from), published_by, reason from publications
            where switch_time is null and valid_from <= clock_timestamp()
            order by valid_from, revision limit 1 for update skip locked""";

    private static final String HOLDING = """
            select p.sku, p.tier, p.amount from prices p
            where p.revision = :revision and not exists (
                select 1 from prices q
                where q.sku = p.sku and q.market = p.market and q.tier = p.tier
                  and q.valid_from = p.valid_from and q.revision > p.revision)
            order by p.sku, p.tier""";

    private static final String ANNOUNCED =
            "update publications set switch_time = clock_timestamp() where revision = :revision";

    @Override
    public Uni<Head> lock(Mutiny.StatelessSession session, Duration lead) {
        return session.createNativeQuery(LOCK, Object[].class)
                .setParameter("lead", lead.toNanos() / 1e9)
                .getSingleResult()
                .map(row -> new Head(longOf(row[0]), Micros.toInstant(longOf(row[1]))));
    }

    @Override
    public Uni<BitSet> differing(
            Mutiny.StatelessSession session, String market, Instant validFrom, List<PriceEntry> entries) {
        return withEntries(session.createNativeQuery(DIFFERING, Long.class), entries)
                .setParameter("market", market)
                .setParameter("from", Micros.of(validFrom))
                .getResultList()
                .map(numbers -> {
                    BitSet differing = new BitSet(entries.size());
                    numbers.forEach(number -> differing.set(Math.toIntExact(number) - 1));
                    return differing;
                });
    }

    @Override
    public Uni<Void> add(Mutiny.StatelessSession session, Publication publication, List<PriceEntry> entries) {
        return session.createNativeQuery(ADD)
                .setParameter("revision", publication.revision())
                .setParameter("market", publication.market())
                .setParameter("from", Micros.of(publication.validFrom()))
                .setParameter("by", publication.publishedBy())
                .setParameter("reason", publication.reason())
                .setParameter("count", entries.size())
                .executeUpdate()
                .chain(() -> withEntries(session.createNativeQuery(ADD_PRICES), entries)
                        .setParameter("revision", publication.revision())
                        .setParameter("market", publication.market())
                        .setParameter("from", Micros.of(publication.validFrom()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Publication>> nextDue(Mutiny.StatelessSession session) {
        return session.createNativeQuery(NEXT_DUE, Object[].class)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(PostgresPublications::publicationOf));
    }

    @Override
    public Uni<List<PriceEntry>> entriesThatHold(Mutiny.StatelessSession session, Publication publication) {
        return session.createNativeQuery(HOLDING, Object[].class)
                .setParameter("revision", publication.revision())
                .getResultList()
                .map(rows -> rows.stream().map(PostgresPublications::entryOf).toList());
    }

    @Override
    public Uni<Void> announced(Mutiny.StatelessSession session, long revision) {
        return session.createNativeQuery(ANNOUNCED)
                .setParameter("revision", revision)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <Q extends Mutiny.AbstractQuery> Q withEntries(Q query, List<PriceEntry> entries) {
        query.setParameter("skus", join(entries, entry -> entry.sku().value(), "\n"));
        query.setParameter(
                "tiers", join(entries, entry -> Integer.toString(entry.tier().ordinal()), ","));
        query.setParameter("amounts", join(entries, entry -> Long.toString(entry.amount()), ","));
        return query;
    }

    private static String join(List<PriceEntry> entries, Function<PriceEntry, String> column, String separator) {
        return entries.stream().map(column).collect(Collectors.joining(separator));
    }

    private static Publication publicationOf(Object[] row) {
        return new Publication(
                longOf(row[0]), (String) row[1], Micros.toInstant(longOf(row[2])), (String) row[3], (String) row[4]);
    }

    private static PriceEntry entryOf(Object[] row) {
        return new PriceEntry(new Sku((String) row[0]), Tier.values()[(int) longOf(row[1])], longOf(row[2]));
    }

    private static long longOf(Object number) {
        return ((Number) number).longValue();
    }
}
