package org.keskio.inventory.domain.send;

import java.util.List;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * A step that an order took.
 *
 * @param before the state it left
 * @param after  the order now
 * @param at     where it happened
 * @param note   what happened, for people
 */
public record Step(
        SendState before,
        LocationCode previousSource,
        SendOrder after,
        MoveCause cause,
        List<StockEffect> effects,
        LocationCode at,
        String note) {

    public Step {
        effects = List.copyOf(effects);
    }

    static Step plain(SendOrder before, SendOrder after, LocationCode at, String note, StockEffect... effects) {
        return of(before, after, MoveCause.STEP, at, note, effects);
    }

    static Step of(
            SendOrder before, SendOrder after, MoveCause cause, LocationCode at, String note, StockEffect... effects) {
        LocationCode source = before.details().route().source();
        return new Step(before.state(), source, after, cause, List.of(effects), at, note);
    }
}
