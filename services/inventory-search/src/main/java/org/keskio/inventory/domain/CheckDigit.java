package org.keskio.inventory.domain;

/** The GS1 modulo-10 check digit of GTINs and GLNs (GS1 General Specifications, section 7.9). */
public final class CheckDigit {

    private CheckDigit() {}

    /** The check digit for the digits before it. */
    public static int of(CharSequence payload) {
        int sum = 0;
        int weight = 3;
        for (int i = payload.length() - 1; i >= 0; i--) {
            sum += (payload.charAt(i) - '0') * weight;
            weight = 4 - weight;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether the text is digits only and its last one is right for the others. */
    public static boolean isRight(CharSequence digits) {
        int last = digits.length() - 1;
        if (last < 1) {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return of(digits.subSequence(0, last)) == digits.charAt(last) - '0';
    }
}
