package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.LocationCode;

/** Counts tries of pickup codes: each is noted before it is made, so that many at once count too. */
@ApplicationScoped
public class CollectPickup {

    private final PickupTries tries;
    private final SendSettings settings;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    CollectPickup(PickupTries tries, SendSettings settings, Mutiny.SessionFactory sessions, Clock clock) {
        this.tries = tries;
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** There were too many wrong codes. */
    public static final class TooManyTries extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Duration wait;

        TooManyTries(Duration wait) {
            super("too many wrong pickup codes", null, false, false);
            this.wait = wait;
        }

        /** When to go on. */
        public Duration waitFor() {
            return wait;
        }
    }

    /** Lets the attempt be made if the store may still try; after a right code it may try as often as ever. */
    public <R> Uni<R> guarded(LocationCode store, Supplier<Uni<R>> attempt) {
        Instant now = clock.instant();
        Instant since = now.minus(settings.pickupTriesWithin());
        return sessions.withStatelessTransaction(tx -> tries.add(tx, store, now, since, settings.pickupTries()))
                .chain(result -> switch (result) {
                    case PickupTries.Noted _ -> attempt.get().call(() -> forget(store, now));
                    case PickupTries.TooMany many ->
                        Uni.createFrom().failure(new TooManyTries(Duration.between(since, many.oldest())));
                });
    }

    private Uni<Void> forget(LocationCode store, Instant triedAt) {
        return sessions.withStatelessTransaction((Mutiny.StatelessSession tx) -> tries.forget(tx, store, triedAt));
    }
}
