package org.keskio.messaging.outbound.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail before it is laid out; the templates show exactly this. */
public record Letter(
        String locale,
        String subject,
        String greeting,
        String body,
        String codeLabel,
        @Nullable String code,
        List<Row> rows,
        String closing,
        String footer) {

    /** A line of the table under the text. */
    public record Row(String label, String value) {}

    /** Names and codes stay out of logs. */
    @Override
    public String toString() {
        return "Letter[" + locale + "]";
    }
}
