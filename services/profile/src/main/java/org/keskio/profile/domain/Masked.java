package org.keskio.profile.domain;

import java.util.Set;

/** Identifiers as a clerk confirms them with the customer: enough to say yes or no, too little to use. */
public final class Masked {

    private static final int LONG_NUMBER = 7;
    private static final int LAST_GROUP = 4;
    private static final int GROUP = 3;

    // ITU-T E.164 (list of assigned country codes): all others have three digits.
    private static final Set<String> TWO_DIGITS = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");

    private Masked() {}

    /** {@code aino@example.org} as {@code a***@example.org}. */
    public static String email(String email) {
        int at = email.lastIndexOf('@');
        if (at < 1) {
            return "***";
        }
        return email.substring(0, email.offsetByCodePoints(0, 1)) + "***" + email.substring(at);
    }

    /** {@code +358401234567} as {@code +358 ** *** *567}. */
    public static String phone(String e164) {
        if (!e164.matches("\\+[0-9]{4,15}")) {
            return "***";
        }
        int cut = 1 + countryDigits(e164);
        String national = e164.substring(cut);
        // Three digits of a short number would be most of it.
        int shown = national.length() >= LONG_NUMBER ? GROUP : 1;
        String masked = "*".repeat(national.length() - shown) + national.substring(national.length() - shown);
        StringBuilder groups = new StringBuilder();
        int end = masked.length();
        for (int size = LAST_GROUP; end > 0; size = GROUP) {
            int start = Math.max(0, end - size);
            groups.insert(0, " " + masked.substring(start, end));
            end = start;
        }
        return e164.substring(0, cut) + groups;
    }

    private static int countryDigits(String e164) {
        if (e164.startsWith("+1") || e164.startsWith("+7")) {
            return 1;
        }
        return TWO_DIGITS.contains(e164.substring(1, 3)) ? 2 : Math.min(3, e164.length() - 2);
    }
}
