package org.keskio.profile.domain;

import java.util.Optional;

/** How a customer can be reached, as identity knows it. */
public record Reach(Optional<String> email, Optional<String> phone) {

    /** Nothing is known. */
    public static final Reach NONE = new Reach(Optional.empty(), Optional.empty());

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Reach[***]";
    }
}
