package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.index.IndexSource;
import org.keskio.inventory.application.index.SearchIndex;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.StockChange;

/** Compares what this replica's index shows with what the database says. */
@ApplicationScoped
public class CompareIndex {

    // A fact takes some milliseconds to come round; what still differs after this has been missed.
    static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

    private final IndexSource source;
    private final SearchIndex index;
    private final StockBook book;
    private final Reconciliation reconciliation;

    @Inject
    public CompareIndex(IndexSource source, SearchIndex index, StockBook book, Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
        this.source = source;
        this.index = index;
        this.book = book;
    }

    /** Cells that differ at this moment; blocks. */
    Set<CellKey> suspects(Optional<Sku> sku, String after, int limit) {
        TreeSet<CellKey> suspects = new TreeSet<>();
        source.stock((code, location, available, version) -> {
            if (suspects.size() < limit
                    && index.pieces(code, location) != shown(available)
                    && sku.map(Sku::value).orElse(code).equals(code)
                    && finding(code, location, 0, available).key().compareTo(after) > 0) {
                suspects.add(new CellKey(new Sku(code), new LocationCode(location)));
            }
        });
        return suspects;
    }

    /** Those of the suspects that still differ. */
    Uni<List<Finding>> confirm(Mutiny.StatelessSession tx, Set<CellKey> suspects) {
        return reconciliation
                .promised(tx, suspects)
                .map(promised -> promised.entrySet().stream()
                        .flatMap(cell -> difference(cell.getKey(), cell.getValue()).stream())
                        .sorted()
                        .toList());
    }

    private Optional<Finding> difference(CellKey cell, int available) {
        String sku = cell.sku().value();
        String location = cell.location().value();
        int pieces = index.pieces(sku, location);
        return pieces == shown(available) ? Optional.empty() : Optional.of(finding(sku, location, pieces, available));
    }

    /** New versions of cells, so that every index takes what it is told. */
    Uni<List<StockChange>> newVersions(Mutiny.StatelessSession tx, Collection<CellKey> stale) {
        return book.lock(tx, stale).chain(cells -> {
            List<StockChange> changes = cells.values().stream()
                    .filter(cell -> cell.version() > 0)
                    .map(cell -> new StockChange(cell.toldAgain(), List.of()))
                    .toList();
            return book.save(tx, changes).replaceWith(changes);
        });
    }

    private static int shown(int available) {
        return Math.min(available, SearchIndex.MAX_PIECES);
    }

    private static Finding finding(String sku, String location, int shown, int available) {
        return new Finding(
                Finding.Cause.INDEX_DIFFERS,
                sku,
                location,
                "",
                shown,
                available,
                "the index shows " + shown + " pieces, the database promises " + available);
    }
}
