package org.keskio.inventory.application.catalogue;

import java.util.Optional;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;

/** Single products of the catalogue, held in memory by each replica and kept fresh. */
public interface ProductsByCode {

    /** The product with the SKU. */
    Optional<Product> find(Sku sku);

    /** The product with the GTIN. */
    Optional<Product> find(Gtin gtin);
}
