package org.keskio.profile.domain;

/** A customer as profile knows them. */
public record Person(CustomerId id, Attributes attributes, Membership membership, Consents consents) {

    /** A customer of whom nothing is known yet. */
    public static Person unknown(CustomerId id) {
        return new Person(id, Attributes.NONE, Membership.NONE, Consents.NONE);
    }

    /** With other attributes in place. */
    public Person with(Attributes newer) {
        return new Person(id, attributes.with(newer), membership, consents);
    }

    /** With another membership. */
    public Person with(Membership newer) {
        return new Person(id, attributes, newer, consents);
    }

    /** With other consents. */
    public Person with(Consents newer) {
        return new Person(id, attributes, membership, newer);
    }
}
