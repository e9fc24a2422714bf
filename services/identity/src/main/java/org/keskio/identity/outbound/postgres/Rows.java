package org.keskio.identity.outbound.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.keskio.identity.domain.Channel;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.Identifier;
import org.keskio.identity.domain.IdentifierKind;
import org.keskio.identity.domain.RecognitionChoice;

/** Turns columns into values. */
final class Rows {

    private Rows() {}

    static CustomerId customer(Object id) {
        return new CustomerId((UUID) id);
    }

    static Identifier identifier(Object kind, Object value) {
        return Identifier.of(IdentifierKind.valueOf((String) kind), (String) value);
    }

    /** From the columns kind, store, web, customer_service. */
    static RecognitionChoice choice(Object kind, Object store, Object web, Object customerService) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        if ((Boolean) store) {
            channels.add(Channel.STORE);
        }
        if ((Boolean) web) {
            channels.add(Channel.WEB);
        }
        if ((Boolean) customerService) {
            channels.add(Channel.CUSTOMER_SERVICE);
        }
        return new RecognitionChoice(IdentifierKind.valueOf((String) kind), channels);
    }

    static Instant instant(Object time) {
        return time instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) time;
    }
}
