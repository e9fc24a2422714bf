package org.keskio.gateway.feed;

import java.util.Map;

/** One record of a feed: values by column, or why it cannot be read. */
sealed interface FeedRecord {

    /** A record that can be read; a column that was left out is empty. */
    record Row(long line, Map<String, String> values) implements FeedRecord {

        String get(String column) {
            return values.getOrDefault(column, "");
        }

        /** Roughly the bytes on the wire. */
        int weight() {
            int weight = 16;
            for (String value : values.values()) {
                weight += value.length() + 4;
            }
            return weight;
        }

        /** May be personal data: not for logs. */
        @Override
        public String toString() {
            return "Row[" + line + "]";
        }
    }

    /**
     * A record that was refused.
     *
     * @param line  number of its first line, from 1
     * @param field the column at fault, or {@code line} for the line as a whole
     */
    record Refused(long line, String field, String reason) implements FeedRecord {

        /** What a refusal calls the line as a whole. */
        static final String LINE = "line";
    }
}
