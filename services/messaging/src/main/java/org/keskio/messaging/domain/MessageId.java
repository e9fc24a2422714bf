package org.keskio.messaging.domain;

import java.util.UUID;

/** Id of a message; given once, so that a repeated mail carries the same Message-ID header. */
public record MessageId(UUID value) {

    /** The RFC 5322 Message-ID header for mail that leaves from {@code mailDomain}. */
    public String header(String mailDomain) {
        return "<" + value + "@" + mailDomain + ">";
    }
}
