package org.keskio.inventory.application.policy;

import java.time.Instant;
import org.keskio.inventory.domain.plan.SourcingPolicy;

/** A version of the sourcing policy: what it says, and who published it, when and why. */
public record PublishedPolicy(long version, SourcingPolicy policy, String by, Instant at, String reason) {

    /** The version that the settings make. */
    public static final long OF_SETTINGS = 1;
}
