package org.keskio.inventory.domain.location;

/** What a location is. The order is fixed: it is kept in the database. */
public enum LocationKind {
    /** A store of ours. */
    STORE,
    /** A warehouse of ours. */
    WAREHOUSE,
    /** A partner's stock. */
    PARTNER
}
