package org.keskio.inventory.domain.send;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Ask;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.plan.Way;

/**
 * Finds who supplies when a source could not: what goes home still goes home, what is collected at a store is still
 * collected at that store. The best way that keeps the promise wins; when none does, the earliest.
 */
public final class Resourcing {

    private final Planner planner;

    public Resourcing(Planner planner) {
        this.planner = planner;
    }

    /** The next best way from another source; {@code ask.store()} is where the customer collects, or the ordering store. */
    public Optional<Option> next(Details order, Ask ask, List<Source> sources, Instant now) {
        return best(order, ask, without(sources, order), now);
    }

    /**
     * The best way for an order that nobody could supply a while ago. A source that could not find it may have it when it was
     * counted since; one that would not do it is not asked again.
     */
    public Optional<Option> again(SendOrder.AwaitingChoice order, Ask ask, List<Source> sources, Instant now) {
        Details details = order.details();
        // Counts are told to the second.
        Instant since = order.since().truncatedTo(ChronoUnit.SECONDS);
        List<Source> able = sources.stream()
                .filter(source ->
                        !details.declinedAt().contains(source.location().code()))
                .filter(source -> !details.notFoundAt()
                                .contains(source.location().code())
                        || source.countedAt().filter(at -> !at.isBefore(since)).isPresent())
                .toList();
        return best(details, ask, able, now);
    }

    private Optional<Option> best(Details order, Ask ask, List<Source> able, Instant now) {
        boolean collected = order.route().destination().isPresent();
        List<Option> candidates = planner.options(ask, able, now).stream()
                .filter(option -> collected ? isCollectedHere(option, ask) : option.way() == Way.SHIP_HOME)
                .map(Resourcing::waiting)
                .toList();
        return candidates.stream()
                .filter(option -> !option.end().isAfter(order.promisedBy()))
                .min(Comparator.comparingDouble(Option::score).thenComparing(Option::id))
                .or(() -> candidates.stream()
                        .min(Comparator.comparing(Option::end).thenComparing(Option::id)));
    }

    private static List<Source> without(List<Source> sources, Details order) {
        return sources.stream()
                .filter(source -> {
                    LocationCode code = source.location().code();
                    return !code.equals(order.route().source()) && !order.wasGivenUpBy(code);
                })
                .toList();
    }

    private static boolean isCollectedHere(Option option, Ask ask) {
        return option.destination()
                .filter(store -> store.code().equals(ask.store().code()))
                .isPresent();
    }

    /** The customer is not at the counter any more: what would be carried out waits for them. */
    private static Option waiting(Option option) {
        return option.way() == Way.CARRY ? option.by(Way.PICK_UP_THERE) : option;
    }
}
