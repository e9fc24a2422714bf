package org.keskio.profile.domain;

/** What happened to a person's profile. */
public sealed interface ProfileEvent {

    /** A contact was added to the timeline. */
    record ContactRecorded(Contact contact) implements ProfileEvent {}

    /** A consent was given or withdrawn. */
    record ConsentChanged(Consent consent) implements ProfileEvent {}

    /** The person joined or left the club. */
    record MembershipChanged(Membership membership) implements ProfileEvent {}

    /** Somebody looked. */
    record Viewed(Look look) implements ProfileEvent {}
}
