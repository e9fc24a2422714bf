package org.keskio.inventory.application.index;

import java.util.List;
import java.util.Map;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.location.Location;

/** The writing side of the index inside this replica. */
public interface SearchIndex {

    /** Locations that came or changed. */
    void putLocations(List<Location> locations);

    /** Styles with all their products; one without any goes. */
    void putStyles(Map<StyleCode, List<Product>> styles);

    /** What can be promised, unless something newer is known. */
    void putStock(String sku, String location, int available, long version);

    /** What sells: pieces by style, those sold lately count more; what is not named does not sell. */
    void putSelling(Map<StyleCode, Double> pieces);

    /** No more pieces than this are shown of a cell. */
    int MAX_PIECES = (1 << 18) - 1;

    /** Pieces that it shows of a SKU at a location. */
    int pieces(String sku, String location);

    /** Everything has been loaded. */
    void loaded();
}
