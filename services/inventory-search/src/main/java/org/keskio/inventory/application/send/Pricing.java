package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keskio.inventory.domain.plan.Pieces;

/** The one price, which another service owns. */
public interface Pricing {

    /** Prices a basket and signs the answer. */
    Uni<QuoteAnswer> quote(String market, List<Pieces> basket, Optional<UUID> customer);

    /** Checks a signed quote. */
    Uni<QuoteCheck> verify(String jws);

    /** What came of asking for a quote. */
    sealed interface QuoteAnswer {}

    /** The price. */
    record Quoted(SignedQuote quote) implements QuoteAnswer {}

    /** The market does not price some SKUs; {@code skus} names them as pricing does. */
    record NotPriced(String skus) implements QuoteAnswer {}

    /** What came of checking a quote. */
    sealed interface QuoteCheck {}

    /** It is honoured now. */
    record Honoured(SignedQuote quote) implements QuoteCheck {}

    /** It was redeemed by that reference. */
    record Redeemed(SignedQuote quote, String by) implements QuoteCheck {}

    /** It is worth nothing; {@code status} is pricing's word for why. */
    record Worthless(String status) implements QuoteCheck {}

    /** Pricing did not answer. */
    record Away() implements QuoteAnswer, QuoteCheck {}
}
