package org.keskio.identity.domain;

/** One thing a customer can be recognised by, in the one form in which it is kept and compared. */
public sealed interface Identifier permits EmailAddress, PhoneNumber, LoyaltyCard {

    /** Longest text that is looked at, whatever its kind. */
    int MAX_LENGTH = 254;

    /** What kind it is. */
    IdentifierKind kind();

    /** The normalised value. */
    String value();

    /** An identifier in its normalised form. */
    static Identifier of(IdentifierKind kind, String value) {
        return switch (kind) {
            case EMAIL -> new EmailAddress(value);
            case PHONE -> new PhoneNumber(value);
            case LOYALTY_CARD -> new LoyaltyCard(value);
        };
    }
}
