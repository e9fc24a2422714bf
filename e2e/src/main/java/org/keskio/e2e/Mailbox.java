package org.keskio.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The local mailbox, where the customers' mails end up. */
final class Mailbox {

    /** A mail, as far as the checks want it. */
    record Mail(String id, String subject, String messageId, String text) {}

    private final Rest rest;

    Mailbox(Suite suite) {
        rest = Rest.anonymous(suite.mailbox());
    }

    /** The mails about an order, oldest first. */
    List<Mail> about(String orderNumber) {
        JsonNode messages = rest.get("/api/messages").path("messages");
        return StreamSupport.stream(messages.spliterator(), false)
                .map(mail -> new Mail(
                        mail.path("id").asText(),
                        mail.path("subject").asText(),
                        mail.path("message_id").asText(),
                        mail.path("text").asText()))
                .filter(mail -> mail.subject().contains(orderNumber))
                .toList()
                .reversed();
    }

    /** Waits until there are at least so many mails about an order. */
    List<Mail> await(String orderNumber, int atLeast, Duration patience) {
        return Patience.until(patience, () -> about(orderNumber), mails -> mails.size() >= atLeast);
    }
}
