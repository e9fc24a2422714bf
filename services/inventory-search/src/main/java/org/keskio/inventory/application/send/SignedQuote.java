package org.keskio.inventory.application.send;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.plan.Money;

/**
 * A basket with its price, signed by pricing.
 *
 * @param jws compact JWS, what the customer holds
 */
public record SignedQuote(UUID id, List<Line> lines, Money total, Instant expiresAt, String jws) {

    public SignedQuote {
        lines = List.copyOf(lines);
    }

    /** A priced line. */
    public record Line(Sku sku, int quantity, Money unitPrice) {}

    /** Whether it prices exactly this. */
    public boolean isFor(Sku sku, int quantity) {
        return lines.size() == 1
                && lines.getFirst().sku().equals(sku)
                && lines.getFirst().quantity() == quantity;
    }

    /** Price of one piece of its only line. */
    public Money unitPrice() {
        return lines.getFirst().unitPrice();
    }
}
