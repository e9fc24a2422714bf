package org.keskio.inventory.application.chance;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.chance.Evidence;
import org.keskio.inventory.domain.chance.PickOutcome;
import org.keskio.inventory.domain.stock.CellKey;

/** Where it is kept what was seen of stock. What the ledger says is folded in as it is written; picks are told here. */
public interface Findings {

    /** What is known about a cell; empty when nobody has heard of it. */
    Uni<Optional<Evidence>> of(Mutiny.StatelessSession tx, CellKey cell);

    /** Pieces were taken from the shelf, still on the record. */
    Uni<Void> seen(Mutiny.StatelessSession tx, CellKey cell, int pieces, int recordAfter, Instant at);

    /** Keeps what came of a pick. */
    Uni<Void> add(Mutiny.StatelessSession tx, CellKey cell, PickOutcome outcome);

    /** The latest picks, oldest first. */
    Uni<List<PickOutcome>> latestPicks(Mutiny.StatelessSession session, int limit);

    /** Forgets picks from before an instant. */
    Uni<Integer> forgetPicks(Mutiny.StatelessSession tx, Instant before);
}
