package org.keskio.identity.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.application.FeedCustomers;
import org.keskio.identity.domain.Channel;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.Identifier;
import org.keskio.identity.domain.ImportPlan;
import org.keskio.identity.domain.RecognitionChoice;

/** Customers a batch at a time: a handful of statements, however many lines. */
@ApplicationScoped
class PostgresFeedCustomers implements FeedCustomers {

    private static final String BY_KEY = "select key, customer_id from feed_key where key = any(:keys)";
    private static final String OWNERS = """
            select i.kind, i.value, i.customer_id from identifier i
            join unnest(cast(:kinds as text[]), cast(:values as text[])) as asked(kind, value)
                on i.kind = asked.kind and i.value = asked.value""";
    private static final String ADD = """
            insert into customer (id, create_time) select id, :now from unnest(cast(:ids as uuid[])) as fresh(id)""";
    private static final String ADD_KEYS = """
            insert into feed_key (key, customer_id)
            select key, id from unnest(cast(:keys as text[]), cast(:ids as uuid[])) as fresh(key, id) order by key
            on conflict (key) do nothing""";
    private static final String LINK = """
            insert into identifier (kind, value, customer_id, link_time)
            select kind, value, id, :now
            from unnest(cast(:kinds as text[]), cast(:values as text[]), cast(:ids as uuid[])) as fresh(kind, value, id)
            order by kind, value
            on conflict (kind, value) do nothing""";
    // Rows that are the customer's own, or the same as before, are left alone and not returned.
    private static final String CHOOSE = """
            insert into recognition_choice as kept (customer_id, kind, store, web, customer_service, from_feed)
            select id, kind, store, web, customer_service, true
            from unnest(cast(:ids as uuid[]), cast(:kinds as text[]), cast(:store as boolean[]),
                    cast(:web as boolean[]), cast(:customer_service as boolean[]))
                as fresh(id, kind, store, web, customer_service)
            order by id, kind
            on conflict (customer_id, kind) do update set store = excluded.store, web = excluded.web,
                customer_service = excluded.customer_service
            where kept.from_feed and (kept.store, kept.web, kept.customer_service)
                is distinct from (excluded.store, excluded.web, excluded.customer_service)
            returning customer_id, kind, store, web, customer_service""";

    private record Link(CustomerId id, Identifier identifier) {}

    private record Choice(CustomerId id, RecognitionChoice choice) {}

    @Override
    public Uni<Map<String, CustomerId>> byKey(Mutiny.StatelessSession tx, Collection<String> keys) {
        return tx.createNativeQuery(BY_KEY, Object[].class)
                .setParameter("keys", keys.toArray(String[]::new))
                .getResultList()
                .map(rows -> {
                    Map<String, CustomerId> known = new HashMap<>();
                    rows.forEach(row -> known.put((String) row[0], Rows.customer(row[1])));
                    return known;
                });
    }

    @Override
    public Uni<Map<Identifier, CustomerId>> owners(Mutiny.StatelessSession tx, Collection<Identifier> identifiers) {
        List<Identifier> asked = List.copyOf(identifiers);
        return tx.createNativeQuery(OWNERS, Object[].class)
                .setParameter(
                        "kinds", texts(asked, identifier -> identifier.kind().name()))
                .setParameter("values", texts(asked, Identifier::value))
                .getResultList()
                .map(rows -> {
                    Map<Identifier, CustomerId> owners = new HashMap<>();
                    rows.forEach(row -> owners.put(Rows.identifier(row[0], row[1]), Rows.customer(row[2])));
                    return owners;
                });
    }

    @Override
    public Uni<Map<CustomerId, List<RecognitionChoice>>> write(
            Mutiny.StatelessSession tx, ImportPlan plan, Instant now) {
        List<ImportPlan.Taken> fresh =
                plan.taken().stream().filter(ImportPlan.Taken::isNew).toList();
        List<Link> links = plan.taken().stream()
                .flatMap(taken -> taken.toLink().stream().map(identifier -> new Link(taken.id(), identifier)))
                .toList();
        List<Choice> choices = plan.taken().stream()
                .flatMap(taken -> taken.recognition().stream().map(choice -> new Choice(taken.id(), choice)))
                .sorted(Comparator.comparing(choice -> choice.id().value()))
                .toList();
        return addKeys(tx, fresh)
                .chain(() -> add(tx, fresh, now))
                .chain(() -> link(tx, links, now))
                .chain(() -> choose(tx, choices));
    }

    private static Uni<Void> addKeys(Mutiny.StatelessSession tx, List<ImportPlan.Taken> fresh) {
        return allOrOvertaken(
                fresh.size(),
                tx.createNativeQuery(ADD_KEYS)
                        .setParameter("keys", texts(fresh, ImportPlan.Taken::key))
                        .setParameter("ids", ids(fresh, ImportPlan.Taken::id))
                        .executeUpdate());
    }

    private static Uni<Void> add(Mutiny.StatelessSession tx, List<ImportPlan.Taken> fresh, Instant now) {
        return tx.createNativeQuery(ADD)
                .setParameter("ids", ids(fresh, ImportPlan.Taken::id))
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> link(Mutiny.StatelessSession tx, List<Link> links, Instant now) {
        return allOrOvertaken(
                links.size(),
                tx.createNativeQuery(LINK)
                        .setParameter(
                                "kinds",
                                texts(links, link -> link.identifier().kind().name()))
                        .setParameter(
                                "values", texts(links, link -> link.identifier().value()))
                        .setParameter("ids", ids(links, Link::id))
                        .setParameter("now", now)
                        .executeUpdate());
    }

    private static Uni<Void> allOrOvertaken(int expected, Uni<Integer> written) {
        return written.map(count -> {
                    if (count != expected) {
                        throw new OvertakenException();
                    }
                    return count;
                })
                .replaceWithVoid();
    }

    private static Uni<Map<CustomerId, List<RecognitionChoice>>> choose(
            Mutiny.StatelessSession tx, List<Choice> choices) {
        return tx.createNativeQuery(CHOOSE, Object[].class)
                .setParameter("ids", ids(choices, Choice::id))
                .setParameter(
                        "kinds", texts(choices, choice -> choice.choice().kind().name()))
                .setParameter("store", flags(choices, Channel.STORE))
                .setParameter("web", flags(choices, Channel.WEB))
                .setParameter("customer_service", flags(choices, Channel.CUSTOMER_SERVICE))
                .getResultList()
                .map(rows -> {
                    Map<CustomerId, List<RecognitionChoice>> changed = new HashMap<>();
                    rows.forEach(row -> changed.computeIfAbsent(Rows.customer(row[0]), id -> new ArrayList<>())
                            .add(Rows.choice(row[1], row[2], row[3], row[4])));
                    return changed;
                });
    }

    private static Boolean[] flags(List<Choice> choices, Channel channel) {
        return choices.stream().map(choice -> choice.choice().allows(channel)).toArray(Boolean[]::new);
    }

    private static <T> String[] texts(List<T> from, Function<T, String> text) {
        return from.stream().map(text).toArray(String[]::new);
    }

    private static <T> UUID[] ids(List<T> from, Function<T, CustomerId> id) {
        return from.stream().map(item -> id.apply(item).value()).toArray(UUID[]::new);
    }
}
