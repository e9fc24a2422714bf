package org.keskio.profile.domain;

import java.util.Optional;

/** What is known of a person. */
public record Attributes(
        Optional<PersonName> givenName,
        Optional<PersonName> familyName,
        Optional<Address> address,
        Optional<Language> language) {

    /** Nothing is known. */
    public static final Attributes NONE =
            new Attributes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** These with others in place; what the others leave out stays. */
    public Attributes with(Attributes newer) {
        return new Attributes(
                newer.givenName.or(() -> givenName),
                newer.familyName.or(() -> familyName),
                newer.address.or(() -> address),
                newer.language.or(() -> language));
    }
}
