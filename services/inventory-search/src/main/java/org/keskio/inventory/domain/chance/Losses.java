package org.keskio.inventory.domain.chance;

import org.keskio.inventory.domain.location.LocationKind;

/**
 * How pieces go missing at a kind of place without the record hearing of it. The first values are derived from published
 * figures or assumed, see docs/chance.md; they give way to what a company's own picks say.
 *
 * @param perDay      probability that a piece goes missing within a day: stolen, misplaced, broken
 * @param perSale     the same for each sale there: the wrong size scanned, an item left unscanned
 * @param together    0 to 1, how much pieces share their fate: 0 = each goes alone, 1 = all or none
 * @param overlooked  probability that a picker does not find what is there
 * @param repeated    probability that a count did not look but repeated the record
 */
public record Losses(double perDay, double perSale, double together, double overlooked, double repeated) {

    public Losses {
        if (!(perDay > 0
                && perSale > 0
                && together > 0
                && together < 1
                && overlooked > 0
                && overlooked < 1
                && repeated > 0
                && repeated < 1)) {
            throw new IllegalArgumentException("probabilities must lie between 0 and 1");
        }
    }

    /** Where nothing was learnt yet. */
    public static Losses before(LocationKind kind) {
        return switch (kind) {
            case STORE -> new Losses(0.0006, 0.005, 0.3, 0.05, 0.1);
            case WAREHOUSE -> new Losses(0.00008, 0.001, 0.3, 0.005, 0.05);
            // A partner's stock is told to us, not seen: its record is a count that nobody vouches for.
            case PARTNER -> new Losses(0.0006, 0.002, 0.5, 0.03, 0.3);
        };
    }
}
