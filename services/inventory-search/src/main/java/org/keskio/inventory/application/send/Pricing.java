package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.keskio.inventory.domain.catalogue.Sku;

/** The one price, which another service owns. */
public interface Pricing {

    /** Prices pieces of one SKU and signs the answer. */
    Uni<QuoteAnswer> quote(String market, Sku sku, int quantity, Optional<UUID> customer);

    /** Checks a signed quote. */
    Uni<QuoteCheck> verify(String jws);

    /** What came of asking for a quote. */
    sealed interface QuoteAnswer {}

    /** The price. */
    record Quoted(SignedQuote quote) implements QuoteAnswer {}

    /** The market does not price the SKU. */
    record NotPriced() implements QuoteAnswer {}

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
