package org.keskio.messaging.domain;

/** Where and in which language to write to a customer. Never kept, never logged. */
public record ContactPoint(String email, String givenName, String locale) {

    /** Personal data is left out. */
    @Override
    public String toString() {
        return "ContactPoint[" + locale + "]";
    }
}
