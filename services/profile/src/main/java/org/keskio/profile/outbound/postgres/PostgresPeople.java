package org.keskio.profile.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.application.People;
import org.keskio.profile.domain.Address;
import org.keskio.profile.domain.Consent;
import org.keskio.profile.domain.Consents;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.ImportedPerson;
import org.keskio.profile.domain.Person;

/** People in PostgreSQL: each statement serves one person and a thousand alike. */
@ApplicationScoped
class PostgresPeople implements People {

    static final String COLUMNS = "customer_id, given_name, family_name, recipient, address_lines, postcode, town,"
            + " region, country, locale, club_member, membership_version, membership_source";

    private static final String MAKE_ROOM = """
            insert into person (customer_id)
            select id from unnest(cast(:ids as uuid[])) as asked(id) order by id
            on conflict (customer_id) do nothing""";
    private static final String FIND = "select " + COLUMNS + " from person where customer_id = any(:ids)";
    // One order for everybody: two batches wait for each other, never both ways.
    private static final String LOCK = FIND + " order by customer_id for update";
    private static final String CONSENTS =
            "select customer_id, purpose, granted, source, change_time from consent where customer_id = any(:ids)";
    private static final String KEEP = """
            update person set given_name = new.given_name, family_name = new.family_name, recipient = new.recipient,
                address_lines = new.address_lines, postcode = new.postcode, town = new.town, region = new.region,
                country = new.country, locale = new.locale, club_member = new.club_member,
                membership_version = new.membership_version, membership_source = new.membership_source
            from unnest(cast(:ids as uuid[]), cast(:given_names as text[]), cast(:family_names as text[]),
                    cast(:recipients as text[]), cast(:lines as text[]), cast(:postcodes as text[]),
                    cast(:towns as text[]), cast(:regions as text[]), cast(:countries as text[]),
                    cast(:locales as text[]), cast(:members as boolean[]), cast(:versions as bigint[]),
                    cast(:sources as text[]))
                as new(customer_id, given_name, family_name, recipient, address_lines, postcode, town, region,
                    country, locale, club_member, membership_version, membership_source)
            where person.customer_id = new.customer_id""";
    private static final String KEEP_CONSENTS = """
            insert into consent (customer_id, purpose, granted, source, change_time)
            select id, purpose, granted, source, :now
            from unnest(cast(:ids as uuid[]), cast(:purposes as text[]), cast(:granted as boolean[]),
                    cast(:sources as text[])) as new(id, purpose, granted, source)
            order by id, purpose
            on conflict (customer_id, purpose) do update
                set granted = excluded.granted, source = excluded.source, change_time = excluded.change_time""";

    private record Change(CustomerId id, Consent consent) {}

    @Override
    public Uni<Optional<Person>> find(Mutiny.StatelessSession tx, CustomerId id) {
        return read(tx, FIND, new UUID[] {id.value()}).map(found -> Optional.ofNullable(found.get(id)));
    }

    @Override
    public Uni<Map<CustomerId, Person>> takeForChange(Mutiny.StatelessSession tx, Collection<CustomerId> ids) {
        UUID[] keys = ids.stream().map(CustomerId::value).toArray(UUID[]::new);
        return tx.createNativeQuery(MAKE_ROOM)
                .setParameter("ids", keys)
                .executeUpdate()
                .chain(() -> read(tx, LOCK, keys));
    }

    private static Uni<Map<CustomerId, Person>> read(Mutiny.StatelessSession tx, String statement, UUID[] ids) {
        return tx.createNativeQuery(statement, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .chain(people -> people.isEmpty()
                        ? Uni.createFrom().item(Map.of())
                        : tx.createNativeQuery(CONSENTS, Object[].class)
                                .setParameter("ids", ids)
                                .getResultList()
                                .map(consents -> people(people, consents)));
    }

    private static Map<CustomerId, Person> people(List<Object[]> rows, List<Object[]> consents) {
        Map<CustomerId, List<Consent>> answers = new HashMap<>();
        consents.forEach(row -> answers.computeIfAbsent(Rows.customer(row[0]), id -> new ArrayList<>())
                .add(Rows.consent(row)));
        Map<CustomerId, Person> people = new HashMap<>();
        rows.forEach(row -> {
            CustomerId id = Rows.customer(row[0]);
            people.put(id, Rows.person(row, new Consents(answers.getOrDefault(id, List.of()))));
        });
        return people;
    }

    @Override
    public Uni<Void> keep(Mutiny.StatelessSession tx, Person person) {
        return keepRows(tx, List.of(person));
    }

    @Override
    public Uni<Void> keepConsents(Mutiny.StatelessSession tx, CustomerId id, List<Consent> changed) {
        return keepChanges(
                tx, changed.stream().map(consent -> new Change(id, consent)).toList());
    }

    @Override
    public Uni<Void> keepAll(Mutiny.StatelessSession tx, List<ImportedPerson> people) {
        List<Person> changed = people.stream()
                .filter(ImportedPerson::isChanged)
                .map(ImportedPerson::person)
                .toList();
        List<Change> consents = people.stream()
                .flatMap(person -> person.changedConsents().stream()
                        .map(consent -> new Change(person.person().id(), consent)))
                .sorted(Comparator.comparing(change -> change.id().value()))
                .toList();
        return keepRows(tx, changed).chain(() -> keepChanges(tx, consents));
    }

    private static Uni<Void> keepRows(Mutiny.StatelessSession tx, List<Person> people) {
        if (people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.createNativeQuery(KEEP)
                .setParameter("ids", ids(people, Person::id))
                .setParameter(
                        "given_names",
                        texts(people, p -> Rows.text(p.attributes().givenName())))
                .setParameter(
                        "family_names",
                        texts(people, p -> Rows.text(p.attributes().familyName())))
                .setParameter("recipients", texts(people, p -> Rows.of(p, Address::recipient)))
                .setParameter("lines", texts(people, p -> Rows.of(p, Rows::lines)))
                .setParameter("postcodes", texts(people, p -> Rows.of(p, Address::postcode)))
                .setParameter("towns", texts(people, p -> Rows.of(p, Address::town)))
                .setParameter("regions", texts(people, p -> Rows.of(p, Address::region)))
                .setParameter("countries", texts(people, p -> Rows.of(p, Address::country)))
                .setParameter("locales", texts(people, Rows::locale))
                .setParameter(
                        "members",
                        people.stream().map(p -> p.membership().isMember()).toArray(Boolean[]::new))
                .setParameter(
                        "versions",
                        people.stream().map(p -> p.membership().version()).toArray(Long[]::new))
                .setParameter("sources", texts(people, Rows::source))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> keepChanges(Mutiny.StatelessSession tx, List<Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = changes.getFirst().consent().changeTime();
        return tx.createNativeQuery(KEEP_CONSENTS)
                .setParameter("ids", ids(changes, Change::id))
                .setParameter(
                        "purposes",
                        texts(changes, change -> change.consent().purpose().name()))
                .setParameter(
                        "granted",
                        changes.stream()
                                .map(change -> change.consent().isGranted())
                                .toArray(Boolean[]::new))
                .setParameter(
                        "sources",
                        texts(changes, change -> change.consent().source().value()))
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <T> String[] texts(List<T> from, Function<T, String> text) {
        return from.stream().map(text).toArray(String[]::new);
    }

    private static <T> UUID[] ids(List<T> from, Function<T, CustomerId> id) {
        return from.stream().map(item -> id.apply(item).value()).toArray(UUID[]::new);
    }
}
