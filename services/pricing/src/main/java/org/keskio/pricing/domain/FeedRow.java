package org.keskio.pricing.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/** One line of a price feed, as text. */
public record FeedRow(long line, String sku, String market, String tier, String amount, String validFrom) {

    /** A price that begins later than this is a slip of the hand. */
    public static final Duration FARTHEST = Duration.ofDays(3_660);

    /** Reads the row; the first field at fault is named. */
    public Reading check(Function<String, Optional<Market>> markets, Instant now) {
        if (!Sku.isValid(sku)) {
            return new Bad("sku", "must have 1-" + Sku.MAX_LENGTH + " characters without space around them");
        }
        Optional<Market> known = markets.apply(market);
        if (known.isEmpty()) {
            return new Bad("market", "is not a market");
        }
        Optional<Tier> ofTier = tierOf(tier);
        if (ofTier.isEmpty()) {
            return new Bad("tier", "must be public, club or empty");
        }
        return switch (Amounts.read(amount, known.get().decimals())) {
            case Amounts.Refused refused -> new Bad("amount", refused.reason());
            case Amounts.Read read ->
                withTime(known.get(), new PriceEntry(new Sku(sku), ofTier.get(), read.minor()), now);
        };
    }

    private Reading withTime(Market of, PriceEntry entry, Instant now) {
        if (validFrom.isEmpty()) {
            return new Good(of.code(), Optional.empty(), entry);
        }
        try {
            Instant from = Instant.parse(validFrom);
            if (from.isAfter(now.plus(FARTHEST)) || from.isBefore(Instant.EPOCH)) {
                return new Bad("valid_from", "lies too far away");
            }
            return new Good(of.code(), Optional.of(Micros.truncate(from)), entry);
        } catch (DateTimeParseException e) {
            return new Bad("valid_from", "is not an instant such as 2026-12-01T06:00:00Z");
        }
    }

    private static Optional<Tier> tierOf(String text) {
        return switch (text) {
            case "", "public" -> Optional.of(Tier.PUBLIC);
            case "club" -> Optional.of(Tier.CLUB);
            default -> Optional.empty();
        };
    }

    /** What became of a row. */
    public sealed interface Reading {}

    /** It can be published. */
    public record Good(String market, Optional<Instant> validFrom, PriceEntry entry) implements Reading {}

    /** It cannot, because of this field. */
    public record Bad(String field, String reason) implements Reading {}
}
