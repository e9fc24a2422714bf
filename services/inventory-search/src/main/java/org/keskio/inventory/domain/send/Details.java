package org.keskio.inventory.domain.send;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * What every send order has, whatever its state.
 *
 * @param deliverTo      empty when the customer collects, and after the order has ended
 * @param promisedFrom   earliest instant it was said to be with the customer
 * @param promisedBy     latest instant
 * @param basket         what it was ordered together with
 * @param trackingNumber the carrier's; empty before it is shipped
 * @param notFoundAt     sources that could not find it
 * @param version        grows by one with each step
 * @param declinedAt     sources that would not do it, or did not get on with it; they are not asked again
 */
public record Details(
        UUID id,
        OrderNumber number,
        Item item,
        Route route,
        LocationCode orderingStore,
        UUID customerId,
        Optional<Address> deliverTo,
        Instant promisedFrom,
        Instant promisedBy,
        Payment payment,
        Basket basket,
        String trackingNumber,
        List<LocationCode> notFoundAt,
        Instant createdAt,
        long version,
        List<LocationCode> declinedAt) {

    public Details {
        notFoundAt = List.copyOf(notFoundAt);
        declinedAt = List.copyOf(declinedAt);
    }

    Details next() {
        return with(route, deliverTo, promisedFrom, promisedBy, trackingNumber, notFoundAt);
    }

    Details ended() {
        return with(route, Optional.empty(), promisedFrom, promisedBy, trackingNumber, notFoundAt);
    }

    Details shippedWith(String tracking) {
        return with(route, deliverTo, promisedFrom, promisedBy, tracking, notFoundAt);
    }

    /** The source could not find it. */
    Details missed() {
        return gaveUp(and(notFoundAt, route.source()), declinedAt, version);
    }

    /** The source said no, which is a step of its own. */
    Details declined() {
        return gaveUp(notFoundAt, and(declinedAt, route.source()), version + 1);
    }

    /** The source did not get on with it. */
    Details passedBy() {
        return gaveUp(notFoundAt, and(declinedAt, route.source()), version);
    }

    /** Whether a location had its turn and did not supply. */
    public boolean wasGivenUpBy(LocationCode location) {
        return notFoundAt.contains(location) || declinedAt.contains(location);
    }

    private static List<LocationCode> and(List<LocationCode> codes, LocationCode one) {
        List<LocationCode> all = new ArrayList<>(codes);
        all.add(one);
        return all;
    }

    private Details gaveUp(List<LocationCode> missed, List<LocationCode> declined, long newVersion) {
        return new Details(
                id,
                number,
                item,
                route,
                orderingStore,
                customerId,
                deliverTo,
                promisedFrom,
                promisedBy,
                payment,
                basket,
                trackingNumber,
                missed,
                createdAt,
                newVersion,
                declined);
    }

    /** On another route; the promise stays unless it can't be met. */
    Details rerouted(Route other, Instant end) {
        Instant by = end.isAfter(promisedBy) ? end : promisedBy;
        return with(other, deliverTo, promisedFrom, by, trackingNumber, notFoundAt);
    }

    private Details with(
            Route newRoute,
            Optional<Address> newAddress,
            Instant from,
            Instant by,
            String tracking,
            List<LocationCode> missed) {
        return new Details(
                id,
                number,
                item,
                newRoute,
                orderingStore,
                customerId,
                newAddress,
                from,
                by,
                payment,
                basket,
                tracking,
                missed,
                createdAt,
                version + 1,
                declinedAt);
    }
}
