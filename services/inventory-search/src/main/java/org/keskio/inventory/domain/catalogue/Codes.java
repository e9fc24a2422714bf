package org.keskio.inventory.domain.catalogue;

/** What a code may look like: people read it out, scanners print it, it travels in addresses. */
final class Codes {

    static final int MAX_LENGTH = 32;

    private Codes() {}

    static void check(String what, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(what + " must be 1-32 characters, got " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == 0x7f || Character.isWhitespace(c) || Character.isISOControl(c)) {
                throw new IllegalArgumentException(what + " must not contain spaces or control characters");
            }
        }
    }
}
