package org.keskio.inventory.application.send;

import java.util.Optional;
import java.util.UUID;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.send.Details;

/**
 * Who acts on a send order.
 *
 * @param subject  of the token
 * @param store    that a member of staff is bound to
 * @param customer that a shopper stands for
 * @param trusted  our own services and operators, who act for everybody
 */
public record Actor(String subject, Optional<LocationCode> store, Optional<UUID> customer, boolean trusted) {

    /** Whether it works where the order is taken from. */
    boolean isSource(Details order) {
        return store.filter(order.route().source()::equals).isPresent();
    }

    /** Whether it works where the customer collects. */
    boolean isDestination(Details order) {
        return store.isPresent() && store.equals(order.route().destination());
    }

    /** Whether it works where the order was taken. */
    boolean isOrderingStore(Details order) {
        return store.filter(order.orderingStore()::equals).isPresent();
    }

    /** Whether it works at a source that had the order before. */
    boolean hadItsTurn(Details order) {
        return store.filter(order::wasGivenUpBy).isPresent();
    }

    /** Whether it works at a store that has a part in the order. */
    public boolean takesPart(Details order) {
        return isSource(order) || isDestination(order) || isOrderingStore(order);
    }

    /** Whether it is the customer's own. */
    public boolean owns(Details order) {
        return customer.filter(order.customerId()::equals).isPresent();
    }

    /** What it is called where a location is expected. */
    LocationCode at(Details order) {
        return store.orElse(order.orderingStore());
    }
}
