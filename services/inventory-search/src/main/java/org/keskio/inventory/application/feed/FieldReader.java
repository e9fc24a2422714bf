package org.keskio.inventory.application.feed;

import java.util.function.Function;

/** Reads the fields of one line; the first that cannot be read refuses the line. */
public final class FieldReader {

    private final long line;

    /** Reads line number {@code line}. */
    public FieldReader(long line) {
        this.line = line;
    }

    /** The field as its value; {@link RefusedLine} with the parser's own words when it is none. */
    public <T> T read(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw refuse(field, e.getMessage() == null ? "cannot be read" : e.getMessage());
        }
    }

    /** A text of at most so many characters, without control characters other than line ends and tabs. */
    public String text(String field, String text, int maxLength) {
        String stripped = text.strip();
        if (stripped.length() > maxLength) {
            throw refuse(field, "must be at most " + maxLength + " characters, got " + stripped.length());
        }
        boolean clean = stripped.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\n' || c == '\r' || c == '\t');
        if (!clean) {
            throw refuse(field, "must not contain control characters");
        }
        return stripped;
    }

    /** A text that must not be empty. */
    public String required(String field, String text, int maxLength) {
        String value = text(field, text, maxLength);
        if (value.isEmpty()) {
            throw refuse(field, "is missing");
        }
        return value;
    }

    /** A whole number, or the default when the text is empty. */
    public int number(String field, String text, int max, int orElse) {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return orElse;
        }
        boolean whole = digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!whole || Integer.parseInt(digits) > max) {
            throw refuse(field, "must be a whole number from 0 to " + max);
        }
        return Integer.parseInt(digits);
    }

    /** A decimal number; whether it makes sense is its field's own business. */
    public double decimal(String field, String text) {
        String number = text.strip();
        if (number.isEmpty() || number.length() > 30 || !number.matches("[+-]?\\d+(\\.\\d+)?")) {
            throw refuse(field, "must be a decimal number, e.g. 60.1699");
        }
        return Double.parseDouble(number);
    }

    /** Refuses the line. */
    public RefusedLine refuse(String field, String reason) {
        return new RefusedLine(new Refused(line, field, reason));
    }

    /** The line cannot be taken. */
    public static final class RefusedLine extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Refused refused;

        RefusedLine(Refused refused) {
            super(refused.field() + " " + refused.reason(), null, false, false);
            this.refused = refused;
        }

        /** Which and why. */
        public Refused refused() {
            return refused;
        }
    }
}
