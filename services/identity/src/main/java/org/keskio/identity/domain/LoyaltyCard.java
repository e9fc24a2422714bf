package org.keskio.identity.domain;

import java.util.regex.Pattern;

/** The number of a loyalty card: 8 to 19 digits. */
public record LoyaltyCard(String value) implements Identifier {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{8,19}");
    private static final Pattern GROUPING = Pattern.compile("[ \u00a0-]");

    public LoyaltyCard {
        if (!DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("must be a card number of 8 to 19 digits");
        }
    }

    /** Reads a number as it is printed or scanned, in groups or not. */
    public static LoyaltyCard read(String text, CardCheck check) {
        LoyaltyCard card = new LoyaltyCard(GROUPING.matcher(text.strip()).replaceAll(""));
        if (!check.accepts(card.value())) {
            throw new IllegalArgumentException("must end in its check digit; one digit may be mistyped");
        }
        return card;
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.LOYALTY_CARD;
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "LoyaltyCard[***]";
    }
}
