package org.keskio.inventory.application.index;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;

/** What the index is made of, as it is kept. The calls block; large answers are streamed. */
public interface IndexSource {

    /** All locations. */
    List<Location> locations();

    /** Some locations. */
    List<Location> locations(Collection<LocationCode> codes);

    /** All styles with their products, some hundreds at a time. */
    void styles(Consumer<Map<StyleCode, List<Product>>> sink);

    /** Some styles with their products; a style that has none is there with an empty list. */
    Map<StyleCode, List<Product>> styles(Collection<StyleCode> codes);

    /** Pieces that customers took, by style, each fading with time until {@code now}; without styles that sold none. */
    Map<StyleCode, Double> selling(Instant now);

    /** All stock. */
    void stock(StockSink sink);

    /** Takes one cell of stock. */
    @FunctionalInterface
    interface StockSink {

        /** What can be promised of a SKU at a location, and the version that says so. */
        void cell(String sku, String location, int available, long version);
    }
}
