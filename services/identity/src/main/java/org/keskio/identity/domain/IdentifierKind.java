package org.keskio.identity.domain;

/** Kinds of identifier. */
public enum IdentifierKind {
    /** An e-mail address. */
    EMAIL,
    /** A phone number. */
    PHONE,
    /** A loyalty card. */
    LOYALTY_CARD
}
