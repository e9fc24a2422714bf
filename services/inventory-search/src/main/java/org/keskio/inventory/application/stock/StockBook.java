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
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Movement;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** Where stock and its ledger are kept. All locks are taken here, in one order, so that no two callers wait in a ring. */
public interface StockBook {

    /** Locks the cells that exist until the transaction ends and reads them; others come back as unheard of. */
    Uni<Map<CellKey, StockCell>> lock(Mutiny.StatelessSession tx, Collection<CellKey> keys);

    /** Makes the cells that don't exist yet, with nothing in them; call it before {@link #lock}. */
    Uni<Void> create(Mutiny.StatelessSession tx, Collection<CellKey> keys);

    /** Keeps changes of cells that are locked, with their lines of the ledger. */
    Uni<Void> save(Mutiny.StatelessSession tx, List<StockChange> changes);

    /** The cells of some SKUs, without locks. */
    Uni<List<StockCell>> cells(Mutiny.StatelessSession tx, Set<Sku> skus);

    /** Lines of the ledger before one of them, newest first. */
    Uni<List<KeptMovement>> movements(
            Mutiny.StatelessSession tx, Sku sku, Optional<LocationCode> location, long before, int limit);

    /** Compares stock with the ledger and with what is held; at most 100 differences. */
    Uni<StockCheck> check(Mutiny.StatelessSession tx, Optional<Sku> sku);

    /** A line of the ledger with its number. */
    record KeptMovement(long id, Movement movement, Instant recordedAt) {}

    /** How many cells were compared and which differ. */
    record StockCheck(long cells, List<Difference> differences) {}

    /** A cell whose numbers don't agree. */
    record Difference(String sku, String location, int onHand, int onHandLedger, int reserved, int reservedOpen) {}
}
