package org.keskio.inventory.domain.demand;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where a customer lives, as coarse as it is kept, e.g. {@code FI-33}; empty = not known. */
public record PostcodeArea(String value) {

    private static final Pattern FORM = Pattern.compile("|[A-Z]{2}-[A-Z0-9]{1,2}");

    /** Not known; after the pattern, which checks it. */
    public static final PostcodeArea UNKNOWN = new PostcodeArea("");

    public PostcodeArea {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be a country and two characters of the postcode, e.g. FI-33");
        }
    }

    /** Country and the first two characters of the postcode. */
    public static PostcodeArea of(String country, String postcode) {
        String start = postcode.strip().toUpperCase(Locale.ROOT);
        String area = country + "-" + start.substring(0, Math.min(2, start.length()));
        return FORM.matcher(area).matches() ? new PostcodeArea(area) : UNKNOWN;
    }
}
