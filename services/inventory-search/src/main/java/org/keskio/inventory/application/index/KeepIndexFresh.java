package org.keskio.inventory.application.index;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * Loads the index and follows what changes. Changes wait until it is loaded; catalogue and locations are read again from
 * the database, so that the last word wins in whatever order it is heard.
 */
@ApplicationScoped
public class KeepIndexFresh {

    private final IndexSource source;
    private final SearchIndex index;
    private final Clock clock;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    // Reading and putting must not interleave: the later reading is the newer one.
    private final Object turn = new Object();

    @Inject
    KeepIndexFresh(IndexSource source, SearchIndex index, Clock clock) {
        this.source = source;
        this.index = index;
        this.clock = clock;
    }

    /** Loads everything; blocks. */
    public void load() {
        synchronized (turn) {
            index.putLocations(source.locations());
            source.styles(index::putStyles);
            source.stock(index::putStock);
            index.putSelling(source.selling(clock.instant()));
            index.loaded();
        }
        loaded.complete(null);
    }

    /** Whether everything has been loaded. */
    public boolean isLoaded() {
        return loaded.isDone();
    }

    /** Reads the styles again. */
    public Uni<Void> stylesChanged(Collection<StyleCode> styles) {
        return afterLoading(() -> index.putStyles(source.styles(List.copyOf(styles))), styles.isEmpty());
    }

    /** Reads the locations again. */
    public Uni<Void> locationsChanged(Collection<LocationCode> codes) {
        return afterLoading(() -> index.putLocations(source.locations(List.copyOf(codes))), codes.isEmpty());
    }

    /** Looks again at what sells. */
    public Uni<Void> sellingChanged() {
        return afterLoading(() -> index.putSelling(source.selling(clock.instant())), false);
    }

    /** Takes what can be promised at a location; older news than what is known changes nothing. */
    public void stockChanged(String sku, String location, int available, long version) {
        index.putStock(sku, location, available, version);
    }

    private Uni<Void> afterLoading(Runnable change, boolean nothing) {
        if (nothing) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(loaded)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> {
                    synchronized (turn) {
                        change.run();
                    }
                });
    }
}
