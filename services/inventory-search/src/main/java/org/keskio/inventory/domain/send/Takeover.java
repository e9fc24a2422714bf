package org.keskio.inventory.domain.send;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Way;

/**
 * When a source that does not get on with an order loses it. It keeps the order until the last moment at which another one
 * could still keep the promise; while nobody else can, it is late but the best there is. A source that lost an order is not asked
 * again, so this ends.
 *
 * @param acceptBefore  how long before its deadline the source may lose an order that nobody accepted
 * @param overdueAtMost how long after its deadline a source may keep an order at all
 */
public record Takeover(Duration acceptBefore, Duration overdueAtMost) {

    /** Another look at an order that may be taken over; longer than between two looks for such orders. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    /** What becomes of the order now. */
    public sealed interface Decision {}

    /** The source keeps it; look again then. */
    public record Leave(Instant until) implements Decision {}

    /** Another one takes over. */
    public record Take(Option next) implements Decision {}

    /** The promise is long broken and nobody else has it: the customer has a choice. */
    public record GiveUp() implements Decision {}

    /** Decides; {@code next} finds the next best way for work that starts at an instant. */
    public Decision decide(SendOrder.Sought order, Function<Instant, Optional<Option>> next, Instant now) {
        Details details = order.details();
        Instant packBy = details.route().packBy();
        Instant earliest = switch (order) {
            // Somebody is at it: not before it is late.
            case SendOrder.Picking _ -> packBy;
            case SendOrder.Reserved _ -> packBy.minus(acceptBefore);
        };
        // Who carries it from the back stands beside the customer.
        if (details.route().way() == Way.CARRY && now.isBefore(packBy.plus(overdueAtMost))) {
            return new Leave(packBy.plus(overdueAtMost));
        }
        if (now.isBefore(earliest)) {
            return new Leave(earliest);
        }
        Optional<Option> best = next.apply(now);
        Optional<Option> keeping = best.filter(option -> keeps(details, option));
        if (keeping.isPresent()) {
            boolean late = order instanceof SendOrder.Reserved && !now.isBefore(packBy);
            boolean lastChance = next.apply(now.plus(LOOK_AGAIN))
                    .filter(option -> keeps(details, option))
                    .isEmpty();
            return late || lastChance ? new Take(keeping.get()) : new Leave(lookAgain(now, packBy));
        }
        if (now.isBefore(packBy.plus(overdueAtMost))) {
            return new Leave(now.plus(LOOK_AGAIN));
        }
        if (best.isPresent()) {
            return new Take(best.get());
        }
        boolean hopeless = !now.isBefore(details.promisedBy().plus(overdueAtMost));
        return hopeless ? new GiveUp() : new Leave(now.plus(LOOK_AGAIN));
    }

    private static Instant lookAgain(Instant now, Instant packBy) {
        Instant again = now.plus(LOOK_AGAIN);
        return now.isBefore(packBy) && packBy.isBefore(again) ? packBy : again;
    }

    private static boolean keeps(Details order, Option option) {
        return !option.end().isAfter(order.promisedBy());
    }
}
