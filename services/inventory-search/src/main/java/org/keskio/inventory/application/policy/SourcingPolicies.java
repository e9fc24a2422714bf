package org.keskio.inventory.application.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.keskio.inventory.domain.plan.SourcingPolicy;

/**
 * The versions of the sourcing policy and the one that holds. Each replica keeps the newest in memory and looks for a
 * newer one every few seconds; answers say which version ranked them.
 */
@ApplicationScoped
public class SourcingPolicies {

    private static final Logger LOG = Logger.getLogger(SourcingPolicies.class);

    private final PolicyBook book;
    private final PublishedPolicy settings;
    private final Clock clock;
    private final AtomicReference<PublishedPolicy> current;

    @Inject
    SourcingPolicies(PolicyBook book, SourcingPolicy fromSettings, Clock clock) {
        this.book = book;
        this.settings =
                new PublishedPolicy(PublishedPolicy.OF_SETTINGS, fromSettings, "settings", Instant.EPOCH, "settings");
        this.clock = clock;
        this.current = new AtomicReference<>(settings);
    }

    /** The one that holds, as this replica knows it. */
    public PublishedPolicy current() {
        return current.get();
    }

    /** Looks for a newer one. */
    public Uni<Void> refresh(Mutiny.StatelessSession tx) {
        return book.newest(tx).invoke(found -> found.ifPresent(this::follow)).replaceWithVoid();
    }

    /** Takes a version over, unless a newer one holds. */
    public void follow(PublishedPolicy policy) {
        PublishedPolicy before =
                current.getAndAccumulate(policy, (known, other) -> other.version() > known.version() ? other : known);
        if (policy.version() > before.version()) {
            LOG.infof("Sourcing policy %d holds: %s", policy.version(), policy.reason());
        }
    }

    /** What came of publishing. */
    public sealed interface Outcome {}

    /** It holds. */
    public record Published(PublishedPolicy policy) implements Outcome {}

    /** Another one was published since; {@code holds} is its version. */
    public record Changed(long holds) implements Outcome {}

    /** Publishes a version that follows the expected one; call {@link #follow} when the transaction has ended. */
    public Uni<Outcome> publish(
            Mutiny.StatelessSession tx, long expected, SourcingPolicy policy, String by, String reason) {
        return book.lockNewest(tx).chain(newest -> {
            long holds = newest.orElse(settings).version();
            if (holds != expected) {
                return Uni.createFrom().item(new Changed(holds));
            }
            PublishedPolicy next = new PublishedPolicy(holds + 1, policy, by, clock.instant(), reason);
            return book.add(tx, next).replaceWith(new Published(next));
        });
    }

    /** One version. */
    public Uni<Optional<PublishedPolicy>> find(Mutiny.StatelessSession tx, long version) {
        return version == PublishedPolicy.OF_SETTINGS
                ? Uni.createFrom().item(Optional.of(settings))
                : book.find(tx, version);
    }

    /** Versions before one of them, newest first; the settings' is the last. */
    public Uni<List<PublishedPolicy>> before(Mutiny.StatelessSession tx, long version, int limit) {
        return book.before(tx, version, limit).map(found -> {
            List<PublishedPolicy> all = new ArrayList<>(found);
            if (all.size() < limit && version > PublishedPolicy.OF_SETTINGS) {
                all.add(settings);
            }
            return all;
        });
    }
}
