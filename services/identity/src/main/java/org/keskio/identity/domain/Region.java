package org.keskio.identity.domain;

import java.util.regex.Pattern;

/** The country by whose rules a national phone number is read, as ISO 3166-1 alpha-2. */
public record Region(String code) {

    private static final Pattern ALPHA_2 = Pattern.compile("[A-Z]{2}");

    /** Where numbers are read when nobody says otherwise. */
    public static final Region FINLAND = new Region("FI");

    public Region {
        if (!ALPHA_2.matcher(code).matches()) {
            throw new IllegalArgumentException("must be a country as ISO 3166-1 alpha-2, e.g. FI");
        }
    }
}
