package org.keskio.profile.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One contact between the company and a customer.
 *
 * @param channel   a store's code, {@code web}, {@code email}
 * @param reference what it is about; may be empty
 * @param summary   one short sentence without personal data; may be empty
 */
public record Contact(UUID id, ContactKind kind, String channel, String reference, String summary, Instant occurTime) {

    private static final int MAX_CHANNEL = 64;
    private static final int MAX_REFERENCE = 64;
    private static final int MAX_SUMMARY = 200;

    /** A part that cannot be kept. */
    public static final class BadPartException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String part;

        BadPartException(String part, String reason) {
            super(reason);
            this.part = part;
        }

        /** Name of the component at fault. */
        public String part() {
            return part;
        }
    }

    public Contact {
        channel = checked("channel", channel, 1, MAX_CHANNEL);
        reference = reference.isEmpty() ? reference : checked("reference", reference, 1, MAX_REFERENCE);
        summary = summary.isEmpty() ? summary : checked("summary", summary, 1, MAX_SUMMARY);
    }

    private static String checked(String part, String text, int min, int max) {
        try {
            return Text.words(text, min, max);
        } catch (IllegalArgumentException e) {
            throw new BadPartException(part, String.valueOf(e.getMessage()));
        }
    }
}
