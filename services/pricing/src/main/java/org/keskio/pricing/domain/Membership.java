package org.keskio.pricing.domain;

/**
 * Whether a customer is in the club, as last heard from profile.
 *
 * @param version of profile's fact; 0 when none was heard
 */
public record Membership(boolean member, long version) {

    /** Of somebody unknown. */
    public static final Membership NONE = new Membership(false, 0);

    /** The tier that the customer may buy at. */
    public Tier tier() {
        return member ? Tier.CLUB : Tier.PUBLIC;
    }

    /** What a quote names: the version when it made a difference, else 0. */
    public long versionUsed() {
        return member ? version : 0;
    }
}
