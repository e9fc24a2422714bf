package org.keskio.inventory.domain.location;

import java.util.regex.Pattern;

/** The code of a location, e.g. {@code FI-HEL-01}: 1-32 letters, digits, dots, dashes and underscores. */
public record LocationCode(String value) implements Comparable<LocationCode> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    public LocationCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("location code must be 1-32 of A-Z a-z 0-9 . _ -");
        }
    }

    @Override
    public int compareTo(LocationCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
