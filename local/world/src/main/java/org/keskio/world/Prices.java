package org.keskio.world;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One price a style and market, tax included; a better one for the club on some styles. */
final class Prices {
    private static final BigDecimal CLUB_FACTOR = new BigDecimal("0.85");

    private Prices() {}

    static BigDecimal publicPrice(Style style, Market market) {
        return market.price(style.netInEuro());
    }

    /** Empty when the style has no club price, or when it would round to the public one. */
    static Optional<BigDecimal> clubPrice(Style style, Market market) {
        if (!style.clubPrice()) {
            return Optional.empty();
        }
        BigDecimal amount = market.price(style.netInEuro().multiply(CLUB_FACTOR));
        return amount.compareTo(publicPrice(style, market)) < 0 ? Optional.of(amount) : Optional.empty();
    }

    /** What this customer pays. */
    static BigDecimal priceFor(boolean clubMember, Style style, Market market) {
        BigDecimal shelf = publicPrice(style, market);
        return clubMember ? clubPrice(style, market).orElse(shelf) : shelf;
    }

    static void write(FeedFile file, List<Style> styles, List<Market> markets) throws IOException {
        for (Style style : styles) {
            for (Market market : markets) {
                if (style.isSoldIn(market.code())) {
                    writeTier(file, style, market, "public", publicPrice(style, market));
                    Optional<BigDecimal> club = clubPrice(style, market);
                    if (club.isPresent()) {
                        writeTier(file, style, market, "club", club.get());
                    }
                }
            }
        }
    }

    private static void writeTier(FeedFile file, Style style, Market market, String tier, BigDecimal amount)
            throws IOException {
        for (Style.Item item : style.items()) {
            file.row(item.sku(), market.code(), tier, amount.toPlainString(), "");
        }
    }
}
