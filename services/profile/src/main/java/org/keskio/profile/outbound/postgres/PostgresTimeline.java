package org.keskio.profile.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.profile.application.Timeline;
import org.keskio.profile.domain.Contact;
import org.keskio.profile.domain.ContactKind;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Look;
import org.keskio.profile.domain.Page;
import org.keskio.profile.domain.Position;
import org.keskio.profile.domain.Purpose;

/** Contacts and looks; pages go on from a key, so that what is added meanwhile neither repeats nor hides an entry. */
@ApplicationScoped
class PostgresTimeline implements Timeline {

    private static final String ADD_CONTACT = """
            insert into contact (id, customer_id, kind, channel, reference, summary, occur_time)
            values (:id, :customer, :kind, :channel, :reference, :summary, :time)""";
    private static final String CONTACTS = """
            select id, kind, channel, reference, summary, occur_time from contact
            where customer_id = :customer and (occur_time, id) < (:time, :id)
            order by occur_time desc, id desc limit :size""";
    private static final String ADD_LOOK = """
            insert into look (id, customer_id, by_subject, by_name, store, purpose, look_time)
            values (:id, :customer, :by_subject, :by_name, :store, :purpose, :time)""";
    private static final String LOOKS = """
            select id, by_subject, by_name, store, purpose, look_time from look
            where customer_id = :customer and (look_time, id) < (:time, :id)
            order by look_time desc, id desc limit :size""";

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, CustomerId id, Contact contact) {
        return tx.createNativeQuery(ADD_CONTACT)
                .setParameter("id", contact.id())
                .setParameter("customer", id.value())
                .setParameter("kind", contact.kind().name())
                .setParameter("channel", contact.channel())
                .setParameter("reference", contact.reference())
                .setParameter("summary", contact.summary())
                .setParameter("time", contact.occurTime())
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Page<Contact>> contacts(Mutiny.StatelessSession tx, CustomerId id, Position after, int size) {
        return rows(tx, CONTACTS, id, after, size)
                .map(rows -> Page.of(
                        rows.stream().map(PostgresTimeline::contact).toList(),
                        size,
                        contact -> new Position(contact.occurTime(), contact.id())));
    }

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, CustomerId id, Look look) {
        return tx.createNativeQuery(ADD_LOOK)
                .setParameter("id", look.id())
                .setParameter("customer", id.value())
                .setParameter("by_subject", look.by())
                .setParameter("by_name", look.byName())
                .setParameter("store", look.store().orElse(""))
                .setParameter("purpose", look.purpose().value())
                .setParameter("time", look.lookTime())
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Page<Look>> looks(Mutiny.StatelessSession tx, CustomerId id, Position after, int size) {
        return rows(tx, LOOKS, id, after, size)
                .map(rows -> Page.of(
                        rows.stream().map(PostgresTimeline::look).toList(),
                        size,
                        look -> new Position(look.lookTime(), look.id())));
    }

    private static Uni<List<Object[]>> rows(
            Mutiny.StatelessSession tx, String statement, CustomerId id, Position after, int size) {
        return tx.createNativeQuery(statement, Object[].class)
                .setParameter("customer", id.value())
                .setParameter("time", after.time())
                .setParameter("id", after.id())
                .setParameter("size", size + 1)
                .getResultList();
    }

    private static Contact contact(Object[] row) {
        return new Contact(
                (UUID) row[0],
                ContactKind.valueOf((String) row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                Rows.instant(row[5]));
    }

    private static Look look(Object[] row) {
        String store = (String) row[3];
        return new Look(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                store.isEmpty() ? Optional.empty() : Optional.of(store),
                new Purpose((String) row[4]),
                Rows.instant(row[5]));
    }
}
