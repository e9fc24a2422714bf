package org.keskio.profile.domain;

import java.util.UUID;

/** The id of a customer, as identity gave it. */
public record CustomerId(UUID value) {

    private static final int LENGTH = 36;

    /** Reads the text form of 36 characters. */
    public static CustomerId of(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("must be a UUID of 36 characters");
        }
        try {
            return new CustomerId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a UUID of 36 characters", e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
