package org.keskio.world;

/** Check digits of the numbers that the world hands out. */
final class CheckDigits {
    private CheckDigits() {}

    /** Completes a GTIN or GLN: GS1 General Specifications, section 7.9 (weights 3 and 1 from the right). */
    static String gs1(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** Completes a card number: ISO/IEC 7812-1, annex B (Luhn). */
    static String luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
