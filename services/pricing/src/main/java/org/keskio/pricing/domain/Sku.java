package org.keskio.pricing.domain;

/** The retailer's own number of a sellable item. */
public record Sku(String value) {

    /** Characters at most. */
    public static final int MAX_LENGTH = 32;

    public Sku {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A SKU has 1-" + MAX_LENGTH + " characters, no space around it and no control characters");
        }
    }

    /** Whether the text can be a SKU; what the hot path asks instead of making an object. */
    public static boolean isValid(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH || Character.isWhitespace(text.charAt(0))) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (isRefused(text, i)) {
                return false;
            }
        }
        return !Character.isWhitespace(text.charAt(length - 1));
    }

    private static boolean isRefused(String text, int index) {
        char c = text.charAt(index);
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        // A lone surrogate cannot be written as UTF-8.
        return Character.isISOControl(c) || (Character.isSurrogate(c) && !isPaired(text, index));
    }

    private static boolean isPaired(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
