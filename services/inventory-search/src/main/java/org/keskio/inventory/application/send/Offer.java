package org.keskio.inventory.application.send;

import java.util.List;
import org.keskio.inventory.domain.plan.Plan;

/** A set of plans with the one price, as it is shown. */
public record Offer(PlanSet set, List<Plan> plans, SignedQuote quote) {

    public Offer {
        plans = List.copyOf(plans);
    }
}
