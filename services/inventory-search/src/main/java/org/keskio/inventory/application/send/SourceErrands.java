package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.StockEffect;

/** Hears what a step does to the stock of its sources: some of them are others, who have to be told. */
public interface SourceErrands {

    /** Notes what has to be told, in the transaction of the step. */
    Uni<Void> note(Mutiny.StatelessSession tx, Details order, List<StockEffect> effects, Instant now);
}
