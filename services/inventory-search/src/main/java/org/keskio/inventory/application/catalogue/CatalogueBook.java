package org.keskio.inventory.application.catalogue;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;

/** The catalogue as it is kept. */
public interface CatalogueBook {

    /** Which SKUs carry the GTINs. */
    Uni<Map<Gtin, Sku>> owners(Mutiny.StatelessSession tx, Collection<Gtin> gtins);

    /** Writes products, each SKU once; tells those that came or changed. */
    Uni<List<Changed>> put(Mutiny.StatelessSession tx, Collection<Product> products);

    /**
     * A product that came or changed.
     *
     * @param before  the style it stood in before, if it did
     * @param version grows with each change of the catalogue
     */
    record Changed(Sku sku, StyleCode style, Optional<StyleCode> before, long version) {}
}
