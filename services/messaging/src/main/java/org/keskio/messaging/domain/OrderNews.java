package org.keskio.messaging.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a message about a send order can tell.
 *
 * @param number        the order's number for people, e.g. {@code S-4K7Q2M}
 * @param orderingStore code of the store that took the order; its time zone is the customer's
 * @param source        name of the place that supplies
 * @param destination   name of the store where the customer collects; empty when it is sent home
 * @param chooseBy      until when the customer can choose what to do; set while they can
 * @param total         tax-inclusive, in {@code currency}
 */
public record OrderNews(
        String number,
        Names product,
        int quantity,
        String orderingStore,
        String source,
        Optional<String> destination,
        Optional<Instant> promise,
        BigDecimal total,
        String currency,
        Optional<String> pickupCode,
        Optional<String> trackingNumber,
        Optional<Instant> chooseBy) {

    /** A product's name in the languages we write in. */
    public record Names(String fi, String sv, String en) {

        /** The name in a language, in English where there is none. */
        public String in(String locale) {
            String own = switch (locale) {
                case "fi" -> fi;
                case "sv" -> sv;
                default -> en;
            };
            return own.isBlank() ? en : own;
        }
    }

    /** Says which order, not what is in it: the pickup code stays out of logs. */
    @Override
    public String toString() {
        return "OrderNews[" + number + "]";
    }
}
