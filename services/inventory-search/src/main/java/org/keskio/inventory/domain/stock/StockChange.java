package org.keskio.inventory.domain.stock;

import java.util.List;

/** What a happening made of a cell, with the lines for the ledger that explain it. */
public record StockChange(StockCell after, List<Movement> movements) {

    public StockChange {
        movements = List.copyOf(movements);
    }

    /** Whether anybody needs to hear of it. */
    public boolean isNews() {
        return !movements.isEmpty() || after.safetyChanged();
    }
}
