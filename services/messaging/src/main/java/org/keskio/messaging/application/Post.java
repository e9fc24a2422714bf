package org.keskio.messaging.application;

import io.smallrye.mutiny.Uni;
import java.time.ZoneId;
import org.keskio.messaging.domain.ContactPoint;
import org.keskio.messaging.domain.CustomerMessage;
import org.keskio.messaging.domain.OrderNews;

/** Writes a mail and hands it to the mail server. */
public interface Post {

    /** What the mail server said. */
    sealed interface Receipt {
        /** It took the mail. */
        record Taken() implements Receipt {}

        /** It will never take it. */
        record Refused(String why) implements Receipt {}
    }

    /** Sends; fails when the server is away or asks to come back later. */
    Uni<Receipt> send(CustomerMessage message, OrderNews news, ContactPoint to, ZoneId zone);
}
