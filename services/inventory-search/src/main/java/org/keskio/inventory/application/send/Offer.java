package org.keskio.inventory.application.send;

import java.util.List;
import org.keskio.inventory.domain.plan.Plan;
import org.keskio.inventory.domain.plan.Ways;

/** A set of plans with the one price, as it is shown. */
public record Offer(PlanSet set, Ways ways, SignedQuote quote) {

    /** The plans, the recommended one first. */
    public List<Plan> plans() {
        return ways.plans();
    }
}
