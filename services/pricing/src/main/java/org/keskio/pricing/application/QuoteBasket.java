package org.keskio.pricing.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.domain.BasketLine;
import org.keskio.pricing.domain.Market;
import org.keskio.pricing.domain.Membership;
import org.keskio.pricing.domain.Micros;
import org.keskio.pricing.domain.Quote;
import org.keskio.pricing.domain.Sku;

/** Prices a basket at this instant, signs the answer and keeps it. */
@ApplicationScoped
public class QuoteBasket {

    private final LivePriceBook book;
    private final Memberships memberships;
    private final QuoteSigner signer;
    private final Quotes quotes;
    private final PricingSettings settings;

    @Inject
    public QuoteBasket(
            LivePriceBook book, Memberships memberships, QuoteSigner signer, Quotes quotes, PricingSettings settings) {
        this.book = book;
        this.memberships = memberships;
        this.signer = signer;
        this.quotes = quotes;
        this.settings = settings;
    }

    /** Quotes within the caller's transaction. */
    public Uni<Result> quote(
            Mutiny.StatelessSession session, Market market, List<BasketLine> basket, Optional<UUID> customer) {
        return membershipOf(session, customer).chain(membership -> switch (book.now()) {
            case Standing.Sure sure -> price(session, market, basket, customer, membership, sure);
            case Standing refused -> Uni.createFrom().item(new Unsure(refused));
        });
    }

    private Uni<Membership> membershipOf(Mutiny.StatelessSession session, Optional<UUID> customer) {
        return customer.map(id -> memberships.of(session, id))
                .orElseGet(() -> Uni.createFrom().item(Membership.NONE));
    }

    private Uni<Result> price(
            Mutiny.StatelessSession session,
            Market market,
            List<BasketLine> basket,
            Optional<UUID> customer,
            Membership membership,
            Standing.Sure sure) {
        Quote.Pricing pricing = Quote.price(
                UuidCreator.getTimeOrderedEpoch(),
                market,
                basket,
                membership,
                sure.book(),
                Micros.toInstant(sure.asOfMicros()),
                settings.quoteValidity());
        return switch (pricing) {
            case Quote.NotPriced missing -> Uni.createFrom().item(new NotPriced(missing.skus()));
            case Quote.Priced priced -> keep(session, priced.quote(), customer);
        };
    }

    private Uni<Result> keep(Mutiny.StatelessSession session, Quote quote, Optional<UUID> customer) {
        String jws = signer.sign(quote);
        return quotes.add(session, quote, jws, customer).replaceWith(new Quoted(quote, jws));
    }

    /** What became of the basket. */
    public sealed interface Result {}

    /** It has a price. */
    public record Quoted(Quote quote, String jws) implements Result {}

    /** The market does not price these. */
    public record NotPriced(List<Sku> skus) implements Result {}

    /** This replica cannot say. */
    public record Unsure(Standing standing) implements Result {}
}
