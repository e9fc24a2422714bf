package org.keskio.inventory.domain.stock;

import java.util.Comparator;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;

/** Names the stock of one SKU at one location. Its order is the one in which locks are taken. */
public record CellKey(Sku sku, LocationCode location) implements Comparable<CellKey> {

    private static final Comparator<CellKey> ORDER =
            Comparator.comparing(CellKey::sku).thenComparing(CellKey::location);

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }
}
