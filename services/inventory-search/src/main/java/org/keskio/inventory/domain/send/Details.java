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
        long version) {

    public Details {
        notFoundAt = List.copyOf(notFoundAt);
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

    Details missed() {
        List<LocationCode> missed = new ArrayList<>(notFoundAt);
        missed.add(route.source());
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
                version);
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
                version + 1);
    }
}
