package org.keskio.profile.domain;

/** What a consent can be given for. */
public enum ConsentPurpose {
    /** Marketing by e-mail. */
    MARKETING_EMAIL,
    /** Personal recommendations and segments. */
    PERSONALISATION,
    /** Clerks may see the timeline. */
    CLERK_VIEW
}
