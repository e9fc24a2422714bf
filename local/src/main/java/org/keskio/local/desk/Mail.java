package org.keskio.local.desk;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A received message, taken apart for reading.
 *
 * @param id name inside this mailbox
 * @param time when it arrived
 * @param from sender as written in the message
 * @param to recipients as written in the message
 * @param deliveredTo the recipient that the server was told
 * @param subject decoded
 * @param messageId the Message-ID header, empty when there is none
 * @param text the plain part, empty when there is none
 * @param html the HTML part, empty when there is none
 */
record Mail(
        String id,
        Instant time,
        String from,
        String to,
        String deliveredTo,
        String subject,
        String messageId,
        String text,
        String html) {

    /** Takes a message apart. */
    static Mail parse(String id, Instant time, byte[] source) throws IOException {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
            return new Mail(
                    id,
                    time,
                    addresses(message.getFrom()),
                    addresses(message.getAllRecipients()),
                    Objects.requireNonNullElse(message.getHeader(Mailbox.DELIVERED_TO, ","), ""),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    Objects.requireNonNullElse(message.getMessageID(), ""),
                    body(message, "text/plain"),
                    body(message, "text/html"));
        } catch (MessagingException e) {
            throw new IOException("The message " + id + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** For programs; bodies only where they are wanted. */
    Map<String, Object> json(boolean bodies) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("time", time.toString());
        fields.put("from", from);
        fields.put("to", to);
        fields.put("delivered_to", deliveredTo);
        fields.put("subject", subject);
        fields.put("message_id", messageId);
        if (bodies) {
            fields.put("text", text);
            fields.put("html", html);
        }
        return fields;
    }

    /** Whether a recipient is this address. */
    boolean isTo(String address) {
        return deliveredTo.equalsIgnoreCase(address);
    }

    private static String addresses(jakarta.mail.Address[] list) {
        return list == null
                ? ""
                : Stream.of(list)
                        .map(a -> a instanceof jakarta.mail.internet.InternetAddress i
                                ? i.toUnicodeString()
                                : a.toString())
                        .collect(Collectors.joining(", "));
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return text;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            BodyPart[] bodies = new BodyPart[parts.getCount()];
            for (int i = 0; i < bodies.length; i++) {
                bodies[i] = parts.getBodyPart(i);
            }
            for (BodyPart inner : Arrays.asList(bodies)) {
                String found = body(inner, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
