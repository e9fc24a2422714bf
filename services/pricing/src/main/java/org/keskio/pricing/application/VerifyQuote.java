package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.domain.KeptQuote;
import org.keskio.pricing.domain.Quote;
import org.keskio.pricing.domain.Redemption;

/** Says what a signed quote is worth now. */
@ApplicationScoped
public class VerifyQuote {

    private final Mutiny.SessionFactory sessions;
    private final QuoteSigner signer;
    private final Quotes quotes;
    private final Clock clock;

    @Inject
    public VerifyQuote(Mutiny.SessionFactory sessions, QuoteSigner signer, Quotes quotes, Clock clock) {
        this.sessions = sessions;
        this.signer = signer;
        this.quotes = quotes;
        this.clock = clock;
    }

    /** Checks signature, redemption and time, in this order. */
    public Uni<Worth> verify(String jws) {
        Optional<Quote> read = signer.read(jws);
        if (read.isEmpty()) {
            return Uni.createFrom().item(new Forged());
        }
        Quote quote = read.get();
        return sessions.withStatelessSession(session -> quotes.find(session, quote.id()))
                .map(kept -> worth(quote, kept));
    }

    private Worth worth(Quote quote, Optional<KeptQuote> kept) {
        Optional<Redemption> redemption = kept.flatMap(KeptQuote::redemption);
        if (redemption.isPresent()) {
            return new Redeemed(quote, redemption.get());
        }
        return quote.isExpired(clock.instant()) ? new Expired(quote) : new Valid(quote);
    }

    /** What a signed text is worth. */
    public sealed interface Worth {}

    /** The signature does not hold. */
    public record Forged() implements Worth {}

    /** It was used. */
    public record Redeemed(Quote quote, Redemption redemption) implements Worth {}

    /** Its time is over. */
    public record Expired(Quote quote) implements Worth {}

    /** It is honoured. */
    public record Valid(Quote quote) implements Worth {}
}
