package org.keskio.inventory.application.policy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where versions of the sourcing policy are kept; they are added to and never changed. */
public interface PolicyBook {

    /** The newest version that was published; no other is published until the transaction ends. */
    Uni<Optional<PublishedPolicy>> lockNewest(Mutiny.StatelessSession tx);

    /** The newest version that was published. */
    Uni<Optional<PublishedPolicy>> newest(Mutiny.StatelessSession tx);

    /** The version with the number. */
    Uni<Optional<PublishedPolicy>> find(Mutiny.StatelessSession tx, long version);

    /** Versions before one of them, newest first. */
    Uni<List<PublishedPolicy>> before(Mutiny.StatelessSession tx, long version, int limit);

    /** Keeps a new version. */
    Uni<Void> add(Mutiny.StatelessSession tx, PublishedPolicy policy);
}
