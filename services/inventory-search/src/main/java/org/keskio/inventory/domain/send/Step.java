package org.keskio.inventory.domain.send;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * A step that an order took.
 *
 * @param before          the state it left
 * @param previousPromise what was promised before, when the promise had to move
 * @param after           the order now
 * @param marks           what its story says, oldest first; the order's version grows by one with each
 */
public record Step(
        SendState before,
        LocationCode previousSource,
        Optional<Instant> previousPromise,
        SendOrder after,
        MoveCause cause,
        List<StockEffect> effects,
        List<Mark> marks) {

    public Step {
        effects = List.copyOf(effects);
        marks = List.copyOf(marks);
    }

    /**
     * A line of an order's story.
     *
     * @param at   where it happened
     * @param note what happened, for people
     */
    public record Mark(StepMark mark, LocationCode at, String note) {}

    static Step plain(SendOrder before, SendOrder after, LocationCode at, String note, StockEffect... effects) {
        return of(before, after, MoveCause.STEP, at, note, effects);
    }

    static Step of(
            SendOrder before, SendOrder after, MoveCause cause, LocationCode at, String note, StockEffect... effects) {
        Mark mark = new Mark(StepMark.of(after.state()), at, note);
        return marked(before, after, cause, List.of(mark), effects);
    }

    static Step marked(SendOrder before, SendOrder after, MoveCause cause, List<Mark> marks, StockEffect... effects) {
        LocationCode source = before.details().route().source();
        Optional<Instant> promise = Optional.of(before.details().promisedBy())
                .filter(then -> !then.equals(after.details().promisedBy()));
        return new Step(before.state(), source, promise, after, cause, List.of(effects), marks);
    }
}
