package org.keskio.identity.application;

import io.smallrye.mutiny.Uni;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.EmailAddress;

/** Logins of customers. */
public interface Accounts {

    /** How opening a login went. */
    sealed interface Outcome {

        /**
         * The customer has a login.
         *
         * @param isNew false when it existed already
         */
        record Opened(String username, boolean isNew) implements Outcome {}

        /** The address is the login of somebody else. */
        record Taken() implements Outcome {}

        /** The account server did not answer, or could not do it now. */
        record Away() implements Outcome {}
    }

    /** Sees to it that the customer has a login under the address; safe to repeat. Answers on the caller's context. */
    Uni<Outcome> open(CustomerId id, EmailAddress email);
}
