package org.keskio.inventory.domain.send;

import org.keskio.inventory.domain.catalogue.Sku;

/**
 * What is sent, as the catalogue described it when it was ordered.
 *
 * @param variant     colour and size for the picker, e.g. "Black, M"
 * @param gtin        to scan while picking; may be empty
 * @param weightGrams of one piece; 0 when unknown
 */
public record Item(
        Sku sku,
        String name,
        String nameFi,
        String nameSv,
        String variant,
        String gtin,
        int weightGrams,
        int quantity) {}
