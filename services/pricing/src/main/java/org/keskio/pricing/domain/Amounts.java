package org.keskio.pricing.domain;

import java.util.Optional;

/** The amounts that a price may have, in minor units. */
public final class Amounts {

    /** One hundred million less a cent. 200 lines of 999 such pieces still fit a long with their tax. */
    public static final long MAX = 9_999_999_999L;

    private static final int MAX_TEXT = 20;

    private Amounts() {}

    /** Why the amount cannot be a price, empty when it can. */
    public static Optional<String> problemOf(long minor) {
        if (minor <= 0) {
            return Optional.of("must be larger than zero");
        }
        return minor > MAX ? Optional.of("is larger than a price can be") : Optional.empty();
    }

    /** Reads decimal text such as {@code 129.90}: digits, a point, and no more decimals than the currency has. */
    public static Reading read(String text, int decimals) {
        if (text.isEmpty()) {
            return new Refused("is missing");
        }
        if (text.length() > MAX_TEXT) {
            return new Refused("is longer than a price can be");
        }
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String part = point < 0 ? "" : text.substring(point + 1);
        if (!isDigits(whole) || (point >= 0 && !isDigits(part))) {
            return new Refused("is not a positive decimal number such as 129.90");
        }
        if (part.length() > decimals) {
            return new Refused("has more than " + decimals + " decimals");
        }
        if (whole.length() + decimals > 18) {
            return new Refused("is larger than a price can be");
        }
        long minor = Long.parseLong(whole + part + "0".repeat(decimals - part.length()));
        return problemOf(minor).<Reading>map(Refused::new).orElseGet(() -> new Read(minor));
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** What became of a text. */
    public sealed interface Reading {}

    /** It is an amount. */
    public record Read(long minor) implements Reading {}

    /** It is none. */
    public record Refused(String reason) implements Reading {}
}
