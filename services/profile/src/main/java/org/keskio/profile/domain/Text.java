package org.keskio.profile.domain;

import java.text.Normalizer;

/** Text that people wrote: kept as text, whatever it looks like, within limits. */
final class Text {

    private Text() {}

    /** Trimmed and composed; IllegalArgumentException when it is blank, too long, or holds control characters. */
    static String of(String text, int min, int max) {
        String trimmed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        int length = trimmed.codePointCount(0, trimmed.length());
        if (length < min || length > max) {
            throw new IllegalArgumentException("must have " + min + " to " + max + " characters that are not blank");
        }
        if (trimmed.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must not hold control characters");
        }
        return trimmed;
    }

    /** As {@link #of}, and there must be a letter or digit in it: emoji alone name nothing. */
    static String words(String text, int min, int max) {
        String words = of(text, min, max);
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("must hold a letter or a digit");
        }
        return words;
    }
}
