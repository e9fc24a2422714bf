package org.keskio.profile.domain;

import java.util.List;

/** A readable line of a customer feed. */
public record FeedPerson(
        long line, CustomerId id, Attributes attributes, boolean isClubMember, List<ConsentAnswer> answers) {

    public FeedPerson {
        answers = List.copyOf(answers);
    }
}
