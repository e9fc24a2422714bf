package org.keskio.inventory.domain.plan;

import java.util.Currency;
import java.util.List;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;

/**
 * What is wanted where: a SKU or a basket.
 *
 * @param lines    at least one, each SKU once
 * @param store    where the customer stands
 * @param currency the market's, for the cost
 */
public record Wish(List<Line> lines, Location store, Home home, Currency currency) {

    public Wish {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A wish has at least one line");
        }
    }

    /** Pieces of one SKU; {@code pieceGrams} is 0 when nobody weighed it. */
    public record Line(Sku sku, int quantity, int pieceGrams) {

        /** Without the weight. */
        public Pieces pieces() {
            return new Pieces(sku, quantity);
        }
    }

    /** Other lines for the same customer. */
    Wish of(List<Line> others) {
        return new Wish(others, store, home, currency);
    }

    /** What a piece of the SKU weighs; 0 when nobody weighed it. */
    int pieceGrams(Sku sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .map(Line::pieceGrams)
                .orElse(0);
    }

    /** What a line alone asks for. */
    public Ask ask(Line line) {
        return new Ask(line.quantity(), line.pieceGrams() * line.quantity(), store, home, currency);
    }
}
