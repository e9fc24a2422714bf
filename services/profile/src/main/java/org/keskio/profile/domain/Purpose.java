package org.keskio.profile.domain;

/** Why somebody looks at a customer: 3 to 200 characters. */
public record Purpose(String value) {

    private static final int MIN = 3;
    private static final int MAX = 200;

    public Purpose {
        value = Text.words(value, MIN, MAX);
    }
}
