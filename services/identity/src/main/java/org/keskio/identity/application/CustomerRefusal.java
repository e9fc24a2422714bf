package org.keskio.identity.application;

/** Why a customer was not changed. */
public enum CustomerRefusal {
    /** No such customer. */
    UNKNOWN,
    /** Somebody else holds the identifier. */
    IDENTIFIER_TAKEN,
    /** The customer holds as many identifiers as one may. */
    TOO_MANY_IDENTIFIERS
}
