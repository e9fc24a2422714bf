package org.keskio.profile.domain;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A home address.
 *
 * @param recipient of the post, when it is not the person; may be empty
 * @param lines     street and what belongs to it, 1 to 5
 * @param postcode  may be empty where a country has none
 * @param region    state or province; may be empty
 * @param country   ISO 3166-1 alpha-2
 */
public record Address(
        String recipient, List<String> lines, String postcode, String town, String region, String country) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int MAX_LINES = 5;
    private static final int MAX_LINE = 200;
    private static final int MAX_TOWN = 100;
    private static final int MAX_POSTCODE = 16;

    /** A part of the address that cannot be kept. */
    public static final class BadPartException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String part;

        BadPartException(String part, String reason) {
            super(reason);
            this.part = part;
        }

        /** Name of the component at fault, e.g. {@code country}. */
        public String part() {
            return part;
        }
    }

    public Address {
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new BadPartException("lines", "must be 1 to " + MAX_LINES + " lines");
        }
        lines = lines.stream().map(line -> words("lines", line, MAX_LINE)).toList();
        recipient = optional("recipient", recipient, MAX_LINE);
        postcode = optional("postcode", postcode, MAX_POSTCODE);
        town = words("town", town, MAX_TOWN);
        region = optional("region", region, MAX_TOWN);
        if (!COUNTRIES.contains(country)) {
            throw new BadPartException("country", "must be a country as ISO 3166-1 alpha-2, e.g. FI");
        }
    }

    private static String optional(String part, String text, int max) {
        return text.isEmpty() ? text : words(part, text, max);
    }

    private static String words(String part, String text, int max) {
        try {
            return Text.words(text, 1, max);
        } catch (IllegalArgumentException e) {
            throw new BadPartException(part, String.valueOf(e.getMessage()));
        }
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Address[***, " + country + "]";
    }
}
