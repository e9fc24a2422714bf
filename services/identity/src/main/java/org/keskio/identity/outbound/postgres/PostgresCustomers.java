package org.keskio.identity.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.application.Customers;
import org.keskio.identity.domain.Channel;
import org.keskio.identity.domain.Customer;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.Identifier;
import org.keskio.identity.domain.Recognition;
import org.keskio.identity.domain.RecognitionChoice;

/** Customers one at a time. */
@ApplicationScoped
class PostgresCustomers implements Customers {

    private static final String HOLDER = """
            select i.customer_id, c.kind, c.store, c.web, c.customer_service
            from identifier i
            left join recognition_choice c on c.customer_id = i.customer_id and c.kind = i.kind
            where i.kind = :kind and i.value = :value""";
    private static final String FIND = "select id, create_time from customer where id = :id";
    private static final String IDENTIFIERS =
            "select kind, value from identifier where customer_id = :id order by link_time, position";
    private static final String CHOICES =
            "select kind, store, web, customer_service from recognition_choice where customer_id = :id";
    private static final String ADD = "insert into customer (id, create_time) values (:id, :now)";
    private static final String LINK = """
            insert into identifier (kind, value, customer_id, link_time) values (:kind, :value, :id, :now)
            on conflict (kind, value) do nothing""";
    private static final String CHOOSE = """
            insert into recognition_choice (customer_id, kind, store, web, customer_service, from_feed)
            values (:id, :kind, :store, :web, :customer_service, false)
            on conflict (customer_id, kind) do update set store = excluded.store, web = excluded.web,
                customer_service = excluded.customer_service, from_feed = false""";

    @Override
    public Uni<Optional<Holder>> holderOf(Mutiny.StatelessSession tx, Identifier identifier) {
        return tx.createNativeQuery(HOLDER, Object[].class)
                .setParameter("kind", identifier.kind().name())
                .setParameter("value", identifier.value())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(PostgresCustomers::holder));
    }

    private static Holder holder(Object[] row) {
        return new Holder(
                Rows.customer(row[0]),
                row[1] == null
                        ? Recognition.UNRESTRICTED
                        : new Recognition(List.of(Rows.choice(row[1], row[2], row[3], row[4]))));
    }

    @Override
    public Uni<Optional<Customer>> find(Mutiny.StatelessSession tx, CustomerId id) {
        return find(tx, id, FIND);
    }

    @Override
    public Uni<Optional<Customer>> findForChange(Mutiny.StatelessSession tx, CustomerId id) {
        return find(tx, id, FIND + " for update");
    }

    private static Uni<Optional<Customer>> find(Mutiny.StatelessSession tx, CustomerId id, String statement) {
        return rows(tx, statement, id)
                .chain(customers -> customers.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : rows(tx, IDENTIFIERS, id)
                                .chain(identifiers -> rows(tx, CHOICES, id)
                                        .map(choices -> Optional.of(new Customer(
                                                id,
                                                identifiers.stream()
                                                        .map(row -> Rows.identifier(row[0], row[1]))
                                                        .toList(),
                                                new Recognition(choices.stream()
                                                        .map(row -> Rows.choice(row[0], row[1], row[2], row[3]))
                                                        .toList()),
                                                Rows.instant(customers.getFirst()[1]))))));
    }

    private static Uni<List<Object[]>> rows(Mutiny.StatelessSession tx, String statement, CustomerId id) {
        return tx.createNativeQuery(statement, Object[].class)
                .setParameter("id", id.value())
                .getResultList();
    }

    @Override
    public Uni<Boolean> add(Mutiny.StatelessSession tx, Customer customer) {
        Uni<Boolean> added = tx.createNativeQuery(ADD)
                .setParameter("id", customer.id().value())
                .setParameter("now", customer.createTime())
                .executeUpdate()
                .replaceWith(true);
        // One order for everybody, so that two tills with the same two identifiers wait for each other, not both ways.
        List<Identifier> ordered = customer.identifiers().stream()
                .sorted(Comparator.comparing(Identifier::kind).thenComparing(Identifier::value))
                .toList();
        for (Identifier identifier : ordered) {
            added = added.chain(ok -> ok
                    ? link(tx, customer.id(), identifier, customer.createTime())
                    : Uni.createFrom().item(false));
        }
        for (RecognitionChoice choice : customer.recognition().choices()) {
            added = added.chain(ok -> ok
                    ? choose(tx, customer.id(), choice).replaceWith(true)
                    : Uni.createFrom().item(false));
        }
        return added;
    }

    @Override
    public Uni<Boolean> link(Mutiny.StatelessSession tx, CustomerId id, Identifier identifier, Instant now) {
        return tx.createNativeQuery(LINK)
                .setParameter("kind", identifier.kind().name())
                .setParameter("value", identifier.value())
                .setParameter("id", id.value())
                .setParameter("now", now)
                .executeUpdate()
                .map(linked -> linked == 1);
    }

    @Override
    public Uni<Void> choose(Mutiny.StatelessSession tx, CustomerId id, RecognitionChoice choice) {
        return tx.createNativeQuery(CHOOSE)
                .setParameter("id", id.value())
                .setParameter("kind", choice.kind().name())
                .setParameter("store", choice.allows(Channel.STORE))
                .setParameter("web", choice.allows(Channel.WEB))
                .setParameter("customer_service", choice.allows(Channel.CUSTOMER_SERVICE))
                .executeUpdate()
                .replaceWithVoid();
    }
}
