package org.keskio.inventory.application.stock;

import org.keskio.inventory.domain.catalogue.Sku;

/** Pieces of one SKU. */
public record StockPieces(Sku sku, int quantity) {}
