package org.keskio.inventory.application.send;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.plan.Money;
import org.keskio.inventory.domain.plan.Pieces;

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
    public record Line(Sku sku, int quantity, Money unitPrice) {

        /** Price of so many of its pieces. */
        public Money of(int pieces) {
            return new Money(Math.multiplyExact(unitPrice.minor(), (long) pieces), unitPrice.currency());
        }
    }

    /** Whether it prices exactly this, in any order. */
    public boolean isFor(List<Pieces> basket) {
        Map<Sku, Integer> wanted = basket.stream().collect(Collectors.toMap(Pieces::sku, Pieces::quantity));
        Map<Sku, Integer> priced = lines.stream().collect(Collectors.toMap(Line::sku, Line::quantity, Integer::sum));
        return lines.size() == basket.size() && wanted.equals(priced);
    }

    /** The line of a SKU; IllegalArgumentException when it has none. */
    public Line line(Sku sku) {
        Map<Sku, Line> bySku = lines.stream().collect(Collectors.toMap(Line::sku, Function.identity()));
        Line line = bySku.get(sku);
        if (line == null) {
            throw new IllegalArgumentException("The quote does not price " + sku);
        }
        return line;
    }

    /** Price of one piece of its first line. */
    public Money unitPrice() {
        return lines.getFirst().unitPrice();
    }
}
