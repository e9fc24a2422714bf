package org.keskio.inventory.application.send;

import java.time.Instant;
import java.util.List;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.StepMark;

/** A send order with the steps it took, oldest first. */
public record Tracked(SendOrder order, List<TakenStep> steps) {

    public Tracked {
        steps = List.copyOf(steps);
    }

    /** A step as it is kept. */
    public record TakenStep(StepMark mark, Instant at, String location, String note) {}
}
