package org.keskio.profile.domain;

import java.util.Optional;

/**
 * Whether a person is in the club.
 *
 * @param version grows with each change; 0 = never was a member
 * @param source  of the last change
 */
public record Membership(boolean isMember, long version, Optional<Source> source) {

    /** Never was a member. */
    public static final Membership NONE = new Membership(false, 0, Optional.empty());

    /** The membership after the wish; empty when it changes nothing, or a feed contradicts what a person decided. */
    public Optional<Membership> changedTo(boolean member, Source by) {
        boolean isOverruled =
                by.isFeed() && source.filter(last -> !last.isFeed()).isPresent();
        return member == isMember || isOverruled
                ? Optional.empty()
                : Optional.of(new Membership(member, version + 1, Optional.of(by)));
    }
}
