package org.keskio.profile.outbound.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.keskio.profile.domain.Address;
import org.keskio.profile.domain.Attributes;
import org.keskio.profile.domain.Consent;
import org.keskio.profile.domain.ConsentPurpose;
import org.keskio.profile.domain.Consents;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Language;
import org.keskio.profile.domain.Membership;
import org.keskio.profile.domain.Person;
import org.keskio.profile.domain.PersonName;
import org.keskio.profile.domain.Source;

/** Turns columns into values and back. An empty text stands for what is not known. */
final class Rows {

    private Rows() {}

    static CustomerId customer(Object id) {
        return new CustomerId((UUID) id);
    }

    /** From the columns of {@link PostgresPeople#COLUMNS}. */
    static Person person(Object[] row, Consents consents) {
        return new Person(
                customer(row[0]),
                new Attributes(
                        known(row[1], PersonName::new),
                        known(row[2], PersonName::new),
                        known(
                                row[8],
                                country -> new Address(
                                        (String) row[3],
                                        List.of(((String) row[4]).split("\n", -1)),
                                        (String) row[5],
                                        (String) row[6],
                                        (String) row[7],
                                        country)),
                        known(row[9], Language::of)),
                new Membership((Boolean) row[10], ((Number) row[11]).longValue(), known(row[12], Source::new)),
                consents);
    }

    /** From the columns purpose, granted, source, change_time after the customer's id. */
    static Consent consent(Object[] row) {
        return new Consent(
                ConsentPurpose.valueOf((String) row[1]),
                (Boolean) row[2],
                new Source((String) row[3]),
                instant(row[4]));
    }

    static Instant instant(Object time) {
        return time instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) time;
    }

    static String text(Optional<PersonName> name) {
        return name.map(PersonName::value).orElse("");
    }

    static String of(Person person, Function<Address, String> part) {
        return person.attributes().address().map(part).orElse("");
    }

    static String lines(Address address) {
        return String.join("\n", address.lines());
    }

    static String locale(Person person) {
        return person.attributes().language().map(Language::tag).orElse("");
    }

    static String source(Person person) {
        return person.membership().source().map(Source::value).orElse("");
    }

    private static <T> Optional<T> known(Object column, Function<String, T> value) {
        String text = (String) column;
        return text.isEmpty() ? Optional.empty() : Optional.of(value.apply(text));
    }
}
