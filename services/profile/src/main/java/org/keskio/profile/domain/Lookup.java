package org.keskio.profile.domain;

/** What identity says of a customer id. */
public sealed interface Lookup {

    /** The customer exists. */
    record Known(Reach reach) implements Lookup {}

    /** There is no such customer. */
    record Unknown() implements Lookup {}

    /** Identity did not answer. */
    record Away() implements Lookup {}
}
