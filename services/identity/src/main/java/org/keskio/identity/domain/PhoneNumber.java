package org.keskio.identity.domain;

import java.util.regex.Pattern;

/** A phone number in E.164 form, e.g. {@code +358401234567}. */
public record PhoneNumber(String value) implements Identifier {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{3,14}");

    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("must be a phone number, e.g. +358 40 123 4567");
        }
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.PHONE;
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "PhoneNumber[***]";
    }
}
