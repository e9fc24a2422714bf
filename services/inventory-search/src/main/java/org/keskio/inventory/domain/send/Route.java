package org.keskio.inventory.domain.send;

import java.time.Instant;
import java.util.Optional;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Way;

/**
 * How it gets to the customer.
 *
 * @param destination where the customer collects; empty when it is sent home
 * @param packBy      when the source should have it ready
 * @param shipBy      when the carrier leaves with it
 */
public record Route(Way way, LocationCode source, Optional<LocationCode> destination, Instant packBy, Instant shipBy) {

    /** The route that an option stands for. */
    public static Route of(Option option) {
        return new Route(
                option.way(),
                option.source().code(),
                option.destination().map(Location::code),
                option.packBy(),
                option.shipBy());
    }
}
