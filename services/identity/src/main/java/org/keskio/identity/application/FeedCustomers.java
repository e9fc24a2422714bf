package org.keskio.identity.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.Identifier;
import org.keskio.identity.domain.ImportPlan;
import org.keskio.identity.domain.RecognitionChoice;

/** Customers as feeds bring them: many at a time, each statement for the whole batch. */
public interface FeedCustomers {

    /** Which customers the keys of earlier imports became. */
    Uni<Map<String, CustomerId>> byKey(Mutiny.StatelessSession tx, Collection<String> keys);

    /** Who holds which of the identifiers. */
    Uni<Map<Identifier, CustomerId>> owners(Mutiny.StatelessSession tx, Collection<Identifier> identifiers);

    /**
     * Writes a plan and tells which choices changed; a choice that the customer made themselves stays. Fails with
     * {@link OvertakenException} when somebody took a key or an identifier after the plan was made.
     */
    Uni<Map<CustomerId, List<RecognitionChoice>>> write(Mutiny.StatelessSession tx, ImportPlan plan, Instant now);

    /** Somebody else was faster; plan again. */
    final class OvertakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public OvertakenException() {
            super("Another transaction took a key or an identifier of the batch");
        }
    }
}
