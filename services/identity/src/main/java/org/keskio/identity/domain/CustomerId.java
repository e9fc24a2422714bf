package org.keskio.identity.domain;

import java.util.UUID;

/** The id of a customer; a UUIDv7 that says nothing about the person. */
public record CustomerId(UUID value) {

    /** Reads the text form of 36 characters. */
    public static CustomerId of(String text) {
        if (text.length() != 36) {
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
