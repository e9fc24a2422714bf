package org.keskio.inventory.domain.plan;

import java.util.Optional;

/**
 * A holding in one way, as the search for the best basket sees it. Everything but the misses grows with the weight in a
 * straight line, so a parcel of nothing and one of a kilogram tell it all.
 *
 * @param empty    a parcel of nothing
 * @param kilogram a parcel of one kilogram
 * @param hours    until it is with the customer
 */
record Site(Holding holding, Way way, Option empty, Option kilogram, double hours) {

    /** Empty when nothing goes that way from there. */
    static Optional<Site> of(Holding holding, Way way, Weigher weigher) {
        Source any = holding.any();
        Parcel nothing = new Parcel(any.location(), any.openWork(), any.terms(), 0, 1, 0);
        Parcel kilogram = new Parcel(any.location(), any.openWork(), any.terms(), 1, 1, 0);
        return weigher.option(nothing, way)
                .flatMap(empty -> weigher.option(kilogram, way)
                        .map(heavy -> new Site(holding, way, empty, heavy, weigher.hours(empty.end()))));
    }

    /** Whether it counts as a parcel or pickup; what is carried does not. */
    boolean counts() {
        return way != Way.CARRY;
    }

    int available(int line) {
        return holding.available(line);
    }
}
