package org.keskio.inventory.domain.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * The ways to get what is wanted to the customer.
 *
 * @param plans   the recommended one first; empty when nobody has anything
 * @param missing pieces that nobody can supply; plans are for the rest
 * @param gap     how far from the best possible score the first may be, as a part of it; 0 = proved to be the best
 */
public record Ways(List<Plan> plans, List<Pieces> missing, double gap) {

    public Ways {
        plans = List.copyOf(plans);
        missing = List.copyOf(missing);
    }

    /** The same where more pieces were found to be missing before. */
    public Ways missing(List<Pieces> more) {
        return new Ways(plans, Stream.concat(more.stream(), missing.stream()).toList(), gap);
    }

    /** The same without plans. */
    public Ways withoutPlans() {
        return new Ways(List.of(), missing, 0);
    }
}
