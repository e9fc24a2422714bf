package org.keskio.inventory.domain.demand;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * Somebody wanted something and did not get it; either a SKU or words are known.
 *
 * @param store that asked; empty = the web shop
 */
public record LostDemand(
        UUID id,
        LossKind kind,
        Optional<Sku> sku,
        Optional<WantedWords> words,
        Optional<LocationCode> store,
        PostcodeArea area,
        int quantity,
        Instant askedAt) {

    public LostDemand {
        if (sku.isPresent() == words.isPresent()) {
            throw new IllegalArgumentException("either a SKU or words are wanted");
        }
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be at least 1");
        }
    }
}
