package org.keskio.inventory.domain.plan;

import java.util.EnumSet;
import java.util.Set;

/** A way to get it to the customer with what it is best at. */
public record Plan(Option option, Set<Label> labels) {

    public Plan {
        labels = labels.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(labels));
    }
}
