package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Movement;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** The one way to change stock: lock, decide, keep the change with its ledger lines, tell it. */
@ApplicationScoped
public class StockLedger {

    private final StockBook book;
    private final StockFacts facts;

    @Inject
    public StockLedger(StockBook book, StockFacts facts) {
        this.book = book;
        this.facts = facts;
    }

    /** Decides about locked cells; several decisions about one cell follow each other. */
    @FunctionalInterface
    public interface Decision {

        /** What becomes of the cell. */
        StockChange decide(StockCell cell);
    }

    /** A decision and its cell. */
    public record Order(CellKey cell, Decision decision) {}

    /** Locks the cells (making those that are missing), decides in the order given, keeps and tells it. */
    public Uni<Map<CellKey, StockCell>> change(Mutiny.StatelessSession tx, List<Order> orders, Instant now) {
        Set<CellKey> keys = new TreeSet<>();
        orders.forEach(order -> keys.add(order.cell()));
        return book.lock(tx, keys)
                .chain(cells -> {
                    List<CellKey> missing = keys.stream()
                            .filter(key ->
                                    cells.getOrDefault(key, StockCell.none(key)).version() == 0)
                            .toList();
                    return missing.isEmpty()
                            ? Uni.createFrom().item(cells)
                            : book.create(tx, missing).chain(() -> book.lock(tx, keys));
                })
                .chain(cells -> keep(tx, decide(cells, orders), now).replaceWith(cells));
    }

    /** Decides about cells that the caller has locked, in the order given, keeps and tells it. */
    Uni<Void> changeLocked(Mutiny.StatelessSession tx, Map<CellKey, StockCell> cells, List<Order> orders, Instant now) {
        return keep(tx, decide(cells, orders), now);
    }

    /** Keeps changes of locked cells and tells them. */
    public Uni<Void> keep(Mutiny.StatelessSession tx, List<StockChange> changes, Instant now) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : book.save(tx, changes).chain(() -> facts.changed(tx, changes, now));
    }

    private static List<StockChange> decide(Map<CellKey, StockCell> cells, List<Order> orders) {
        Map<CellKey, StockChange> changes = new LinkedHashMap<>();
        for (Order order : orders) {
            StockCell cell = cells.getOrDefault(order.cell(), StockCell.none(order.cell()));
            StockChange change = order.decision().decide(cell);
            cells.put(order.cell(), change.after());
            changes.merge(order.cell(), change, StockLedger::join);
        }
        return List.copyOf(changes.values());
    }

    private static StockChange join(StockChange first, StockChange second) {
        List<Movement> movements = new ArrayList<>(first.movements());
        movements.addAll(second.movements());
        return new StockChange(second.after(), movements);
    }
}
