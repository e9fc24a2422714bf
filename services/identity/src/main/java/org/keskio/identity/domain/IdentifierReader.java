package org.keskio.identity.domain;

/** Reads identifiers as people type them and feeds hold them. */
public record IdentifierReader(PhonePlan phones, CardCheck cards) {

    /** The identifier in its normalised form; IllegalArgumentException says what is wrong, without the value. */
    public Identifier read(IdentifierKind kind, String text, Region region) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be blank");
        }
        if (text.length() > Identifier.MAX_LENGTH) {
            throw new IllegalArgumentException("must have at most " + Identifier.MAX_LENGTH + " characters");
        }
        return switch (kind) {
            case EMAIL -> EmailAddress.read(text);
            case PHONE -> phones.read(text, region);
            case LOYALTY_CARD -> LoyaltyCard.read(text, cards);
        };
    }

    /** The country whose numbers to read; Finland when none is given. */
    public Region region(String code) {
        if (code.isEmpty()) {
            return Region.FINLAND;
        }
        Region region = new Region(code);
        if (!phones.knows(region)) {
            throw new IllegalArgumentException("must be a country as ISO 3166-1 alpha-2, e.g. FI");
        }
        return region;
    }
}
