package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** Takes what tills and shops report as it is. */
@ApplicationScoped
public class TakeTillFacts {

    private final StockLedger ledger;
    private final Clock clock;

    @Inject
    public TakeTillFacts(StockLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Pieces of one SKU. */
    public record Line(Sku sku, int quantity) {}

    /** What a till reports. */
    public record Report(LocationCode location, List<Line> lines, String reference, Optional<Instant> at) {}

    /** Pieces were sold; the stock after it. */
    public Uni<List<StockCell>> sale(Mutiny.StatelessSession tx, Report report) {
        Instant at = report.at().orElseGet(clock::instant);
        return take(tx, report, (cell, line) -> cell.sell(line.quantity(), report.reference(), at));
    }

    /** Pieces came back; the stock after it. */
    public Uni<List<StockCell>> comeBack(Mutiny.StatelessSession tx, Report report) {
        Instant at = report.at().orElseGet(clock::instant);
        return take(tx, report, (cell, line) -> cell.takeBack(line.quantity(), report.reference(), at));
    }

    private Uni<List<StockCell>> take(
            Mutiny.StatelessSession tx, Report report, BiFunction<StockCell, Line, StockChange> decision) {
        List<StockLedger.Order> orders = report.lines().stream()
                .map(line -> new StockLedger.Order(
                        new CellKey(line.sku(), report.location()), cell -> decision.apply(cell, line)))
                .toList();
        return ledger.change(tx, orders, clock.instant())
                .map(cells -> orders.stream()
                        .map(StockLedger.Order::cell)
                        .distinct()
                        .map(key -> cells.getOrDefault(key, StockCell.none(key)))
                        .toList());
    }
}
