package org.keskio.inventory.domain.demand;

import java.util.Locale;
import java.util.Optional;

/** What somebody looked for in words, fit to be kept: in lower case, and nothing in it that tells a person. */
public record WantedWords(String value) {

    /** Longest text that is kept. */
    public static final int MOST = 100;

    private static final int FEWEST_LETTERS = 3;
    // A size or a model has some; a phone number, a personal id, a card or an order number has more.
    private static final int MOST_DIGITS = 4;

    public WantedWords {
        if (!isFit(value)) {
            throw new IllegalArgumentException(
                    "must be 3-100 characters with at least 3 letters, without personal data");
        }
    }

    /** The words; empty when they say too little, or look like an address or a number of a person. */
    public static Optional<WantedWords> of(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return isFit(words) ? Optional.of(new WantedWords(words)) : Optional.empty();
    }

    private static boolean isFit(String words) {
        return words.length() <= MOST
                && words.codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS
                && words.codePoints().filter(Character::isDigit).count() <= MOST_DIGITS
                && words.codePoints().noneMatch(Character::isISOControl)
                && words.indexOf('@') < 0
                && !words.contains("://")
                && !words.contains("www.");
    }

    /** Whether these are a step of typing those, or of deleting them. */
    public boolean isStepOf(String longer) {
        return longer.startsWith(value) || value.startsWith(longer);
    }
}
