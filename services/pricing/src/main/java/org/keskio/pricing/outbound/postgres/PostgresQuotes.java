package org.keskio.pricing.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.keskio.pricing.application.Quotes;
import org.keskio.pricing.domain.KeptQuote;
import org.keskio.pricing.domain.Micros;
import org.keskio.pricing.domain.Quote;
import org.keskio.pricing.domain.Redemption;

/** Keeps quotes and their use. */
@ApplicationScoped
class PostgresQuotes implements Quotes {

    private static final String ADD = """
            insert into quotes (id, market, total, as_of, expires, customer_id, jws)
            values (:id, :market, :total, instant_of(:asOf), instant_of(:expires),
                    cast(nullif(cast(:customer as text), '') as uuid), :jws)""";

    private static final String FIND =
            "select id, micros(expires), redeemed_by, micros(redeemed_at) from quotes where id = :id";

    private static final String REDEEM =
            "update quotes set redeemed_by = :by, redeemed_at = instant_of(:at) where id = :id and redeemed_by is null";

    private static final String NOTE_SECOND = """
            insert into second_redemptions (quote_id, reference, found_at) values (:id, :by, instant_of(:at))
            on conflict do nothing""";

    @Override
    public Uni<Void> add(Mutiny.StatelessSession session, Quote quote, String jws, Optional<UUID> customer) {
        return session.createNativeQuery(ADD)
                .setParameter("id", quote.id())
                .setParameter("market", quote.market())
                .setParameter("total", quote.total())
                .setParameter("asOf", Micros.of(quote.asOf()))
                .setParameter("expires", Micros.of(quote.expires()))
                .setParameter("customer", customer.map(UUID::toString).orElse(""))
                .setParameter("jws", jws)
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<KeptQuote>> find(Mutiny.StatelessSession session, UUID id) {
        return find(session, FIND, id);
    }

    @Override
    public Uni<Optional<KeptQuote>> findAndLock(Mutiny.StatelessSession session, UUID id) {
        return find(session, FIND + " for update", id);
    }

    @Override
    public Uni<Void> redeem(Mutiny.StatelessSession session, UUID id, Redemption redemption) {
        return session.createNativeQuery(REDEEM)
                .setParameter("id", id)
                .setParameter("by", redemption.reference())
                .setParameter("at", Micros.of(redemption.time()))
                .executeUpdate()
                .invoke(count -> {
                    if (count != 1) {
                        throw new IllegalStateException("Quote " + id + " was redeemed in spite of the lock");
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> noteSecond(Mutiny.StatelessSession session, UUID id, Redemption second) {
        return session.createNativeQuery(NOTE_SECOND)
                .setParameter("id", id)
                .setParameter("by", second.reference())
                .setParameter("at", Micros.of(second.time()))
                .executeUpdate()
                .map(count -> count == 1);
    }

    private static Uni<Optional<KeptQuote>> find(Mutiny.StatelessSession session, String sql, UUID id) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(PostgresQuotes::quoteOf));
    }

    private static KeptQuote quoteOf(@Nullable Object[] row) {
        Optional<Redemption> redemption = row[2] instanceof String by && row[3] instanceof Number at
                ? Optional.of(new Redemption(by, Micros.toInstant(at.longValue())))
                : Optional.empty();
        return new KeptQuote(
                (UUID) present(row[0]), Micros.toInstant(((Number) present(row[1])).longValue()), redemption);
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("A column that cannot be null is");
        }
        return value;
    }
}
