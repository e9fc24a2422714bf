package org.keskio.profile.domain;

/** A given or family name, at most 100 characters of any script. */
public record PersonName(String value) {

    private static final int MAX = 100;

    public PersonName {
        value = Text.of(value, 1, MAX);
        if (value.codePoints().noneMatch(Character::isLetter)) {
            throw new IllegalArgumentException("must hold a letter");
        }
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "PersonName[***]";
    }
}
