package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** Tells others that stock changed; rides the transaction. */
public interface StockFacts {

    /** One fact a change. */
    Uni<Void> changed(Mutiny.StatelessSession tx, List<StockChange> changes, Instant now);

    /** Many cells that a feed counted, hundreds a fact. */
    Uni<Void> changedTogether(Mutiny.StatelessSession tx, List<StockCell> cells, Instant now);
}
