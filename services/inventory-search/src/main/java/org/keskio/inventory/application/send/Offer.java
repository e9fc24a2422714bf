package org.keskio.inventory.application.send;

import java.util.List;
import java.util.Map;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Counter;
import org.keskio.inventory.domain.plan.Plan;
import org.keskio.inventory.domain.plan.Ways;

/**
 * A set of plans with the one price, as it is shown.
 *
 * @param counters where customers would collect, as it is there now
 */
public record Offer(PlanSet set, Ways ways, SignedQuote quote, Map<LocationCode, Counter> counters) {

    public Offer {
        counters = Map.copyOf(counters);
    }

    /** The plans, the recommended one first. */
    public List<Plan> plans() {
        return ways.plans();
    }
}
