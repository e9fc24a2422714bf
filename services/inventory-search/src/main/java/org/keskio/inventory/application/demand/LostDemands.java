package org.keskio.inventory.application.demand;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.demand.LostDemand;
import org.keskio.inventory.domain.location.LocationCode;

/** Where lost demand is kept. */
public interface LostDemands {

    /** Keeps it; returns the ids of what is new: what is asked again within a minute is not. */
    Uni<Set<UUID>> add(Mutiny.StatelessSession tx, List<LostDemand> lost);

    /** A page of the report, asked most first. */
    Uni<List<Row>> report(Mutiny.StatelessSession session, Question question, int offset, int limit);

    /** Forgets what was asked before an instant. */
    Uni<Integer> forget(Mutiny.StatelessSession tx, Instant before);

    /** What makes a row. */
    enum Grouping {
        /** The SKU, else the words. */
        WANTED,
        /** The SKU. */
        SKU,
        /** The words. */
        WORDS,
        /** The store. */
        STORE,
        /** The postcode area. */
        POSTCODE_AREA,
        /** The day in UTC. */
        DAY
    }

    /** What the report is about; {@code to} is exclusive. */
    record Question(Instant from, Instant to, Optional<LocationCode> store, Grouping groupBy) {}

    /** Demand that has something in common. */
    record Row(
            String key,
            long times,
            long pieces,
            long nothingFound,
            long nobodyHasIt,
            long notFilled,
            long notedByClerk,
            Instant first,
            Instant last) {}
}
