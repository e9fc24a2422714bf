package org.keskio.pricing.domain;

/** Who a price is for. The order is the number kept in the database: never change it. */
public enum Tier {
    /** Everybody. */
    PUBLIC,
    /** Members of the club; where no club price exists they pay the public one. */
    CLUB
}
