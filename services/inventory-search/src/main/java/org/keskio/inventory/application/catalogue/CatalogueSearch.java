package org.keskio.inventory.application.catalogue;

import java.util.Optional;
import org.keskio.inventory.domain.catalogue.Availability;
import org.keskio.inventory.domain.catalogue.SearchQuery;
import org.keskio.inventory.domain.catalogue.SearchResult;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.catalogue.StyleMatrix;
import org.keskio.inventory.domain.location.LocationCode;

/** Finding products in the index of this replica; what it shows may be milliseconds old. */
public interface CatalogueSearch {

    /** Styles that match; an unknown store is as none. */
    SearchResult search(SearchQuery query);

    /** One style with its matrix. */
    Optional<StyleMatrix> style(StyleCode style, Optional<LocationCode> store);

    /** Where a SKU can be had; empty when the catalogue does not know it. */
    Optional<Availability> availability(Sku sku, Optional<LocationCode> store);
}
