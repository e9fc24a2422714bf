package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.StockChange;

/** Recomputes the stock from what it should follow from, whole sets at a time, and puts it right. */
public interface Reconciliation {

    /** Cells that are kept, or that the ledger or somebody's claim names. */
    Uni<Long> cells(Mutiny.StatelessSession tx, Optional<Sku> sku);

    /** Differences after one of them, in the order of their keys; changes nothing. */
    Uni<List<Finding>> find(Mutiny.StatelessSession tx, Optional<Sku> sku, String after, int limit, Instant now);

    /** What the database promises of some cells, whatever else is wrong with them. */
    Uni<Map<CellKey, Integer>> promised(Mutiny.StatelessSession tx, Collection<CellKey> cells);

    /** Puts reservations and orders right and returns the cells that they lay claim to, before or after. */
    Uni<Set<CellKey>> repairHolders(
            Mutiny.StatelessSession tx, List<Finding> findings, String note, String by, Instant now);

    /** Puts cells right, each with a line in the ledger that says so; returns those that changed. */
    Uni<List<StockChange>> repairCells(Mutiny.StatelessSession tx, Collection<CellKey> cells, String note, Instant now);
}
