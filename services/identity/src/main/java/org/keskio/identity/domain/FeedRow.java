package org.keskio.identity.domain;

import java.util.List;

/**
 * A readable line of a customer feed.
 *
 * @param line        from 1
 * @param key         the feed's own key of the customer
 * @param recognition the choices the feed knows of
 */
public record FeedRow(long line, String key, List<Identifier> identifiers, List<RecognitionChoice> recognition) {

    private static final int MAX_KEY = 64;

    public FeedRow {
        identifiers = identifiers.stream().distinct().toList();
        recognition = List.copyOf(recognition);
    }

    /** Checks a key as a feed holds it. */
    public static String key(String text) {
        String key = text.strip();
        if (key.isEmpty() || key.length() > MAX_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must have 1 to " + MAX_KEY + " characters");
        }
        return key;
    }
}
