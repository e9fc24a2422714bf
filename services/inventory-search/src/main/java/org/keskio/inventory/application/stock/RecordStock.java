package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Count;
import org.keskio.inventory.domain.stock.StockCell;

/** Takes what people on the floor report: a count, a damage, goods from a supplier. */
@ApplicationScoped
public class RecordStock {

    private final StockLedger ledger;
    private final Clock clock;

    @Inject
    public RecordStock(StockLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a count showed: the stock now, and by how much the record was wrong. */
    public record Counted(StockCell cell, int difference) {}

    /** Somebody counted just now; held pieces lie there too. */
    public Uni<Counted> count(Mutiny.StatelessSession tx, CellKey key, int pieces, String reference) {
        Instant now = clock.instant();
        int[] before = {0};
        StockLedger.Order order = new StockLedger.Order(key, cell -> {
            before[0] = cell.onHand();
            return cell.counted(new Count(pieces, now), 0, OptionalInt.empty(), reference);
        });
        return ledger.change(tx, List.of(order), now)
                .map(cells -> at(cells, key))
                .map(cell -> new Counted(cell, cell.onHand() - before[0]));
    }

    /** Pieces cannot be sold any more. */
    public Uni<StockCell> damage(Mutiny.StatelessSession tx, CellKey key, int pieces, String reference, String reason) {
        Instant now = clock.instant();
        StockLedger.Order order = new StockLedger.Order(key, cell -> cell.damage(pieces, reference, now, reason));
        return ledger.change(tx, List.of(order), now).map(cells -> at(cells, key));
    }

    /** Goods came from a supplier. */
    public Uni<List<StockCell>> receipt(
            Mutiny.StatelessSession tx, LocationCode location, List<StockPieces> lines, String reference) {
        Instant now = clock.instant();
        List<StockLedger.Order> orders = lines.stream()
                .map(line -> new StockLedger.Order(
                        new CellKey(line.sku(), location), cell -> cell.receipt(line.quantity(), reference, now)))
                .toList();
        return ledger.change(tx, orders, now)
                .map(cells -> orders.stream()
                        .map(StockLedger.Order::cell)
                        .distinct()
                        .map(key -> at(cells, key))
                        .toList());
    }

    private static StockCell at(Map<CellKey, StockCell> cells, CellKey key) {
        return cells.getOrDefault(key, StockCell.none(key));
    }
}
