package org.keskio.identity.domain;

/** How the company's loyalty cards guard against a mistyped digit. */
public enum CardCheck {
    /** The last digit is the check digit of ISO/IEC 7812-1, annex B. */
    LUHN {
        @Override
        boolean accepts(String digits) {
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = digits.charAt(digits.length() - 1 - i) - '0';
                int weighted = i % 2 == 1 ? 2 * digit : digit;
                sum += weighted > 9 ? weighted - 9 : weighted;
            }
            return sum % 10 == 0;
        }
    },
    /** They have none. */
    NONE {
        @Override
        boolean accepts(String digits) {
            return true;
        }
    };

    abstract boolean accepts(String digits);
}
