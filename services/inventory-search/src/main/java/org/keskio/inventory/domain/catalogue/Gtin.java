package org.keskio.inventory.domain.catalogue;

import java.util.Optional;
import org.keskio.inventory.domain.CheckDigit;

/** A GTIN in its 14-digit form; GTIN-8, -12 and -13 are padded with zeros on the left. */
public record Gtin(String value) {

    public Gtin {
        if (value.length() != 14 || !CheckDigit.isRight(value)) {
            throw new IllegalArgumentException("GTIN must be 14 digits with a right check digit");
        }
        if (isZeros(value)) {
            throw new IllegalArgumentException("GTIN must not be all zeros");
        }
    }

    /** Reads a GTIN-8, -12, -13 or -14; IllegalArgumentException for another length or a wrong check digit. */
    public static Gtin parse(String digits) {
        if (!hasLength(digits)) {
            throw new IllegalArgumentException("GTIN must be 8, 12, 13 or 14 digits");
        }
        if (!CheckDigit.isRight(digits)) {
            throw new IllegalArgumentException("GTIN's check digit is wrong");
        }
        return new Gtin("0".repeat(14 - digits.length()) + digits);
    }

    /** The GTIN that a text is, blanks and dashes between its digits left out; empty when it is none. */
    public static Optional<Gtin> find(String text) {
        String digits = compact(text);
        return looksLikeOne(digits) && CheckDigit.isRight(digits) && !isZeros(digits)
                ? Optional.of(parse(digits))
                : Optional.empty();
    }

    /** Whether the text is digits of a GTIN's length, blanks and dashes left out, with a wrong check digit. */
    public static boolean isMistyped(String text) {
        String digits = compact(text);
        return looksLikeOne(digits) && find(digits).isEmpty();
    }

    /** Whether the text is as many digits as a GTIN has, right or wrong. */
    public static boolean looksLikeOne(String text) {
        return hasLength(text) && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The shortest of the four forms, as printed under a bar code. */
    public String printed() {
        int zeros = 0;
        while (value.charAt(zeros) == '0') {
            zeros++;
        }
        if (zeros >= 6) {
            return value.substring(6);
        }
        return value.substring(Math.min(zeros, 2));
    }

    @Override
    public String toString() {
        return printed();
    }

    private static String compact(String text) {
        return text.replace(" ", "").replace("-", "");
    }

    private static boolean hasLength(String digits) {
        return switch (digits.length()) {
            case 8, 12, 13, 14 -> true;
            default -> false;
        };
    }

    private static boolean isZeros(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }
}
