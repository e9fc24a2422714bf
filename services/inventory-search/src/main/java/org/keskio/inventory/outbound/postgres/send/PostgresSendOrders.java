package org.keskio.inventory.outbound.postgres.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.LockMode;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.send.SendOrders;
import org.keskio.inventory.application.send.Tracked;
import org.keskio.inventory.application.stock.Overtaken;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.StepMark;

/** Send orders in PostgreSQL. */
@ApplicationScoped
class PostgresSendOrders implements SendOrders {

    private static final String PAGE = """
            from SendOrderRow where customerId = :customer
              and (createdAt < :before or createdAt = :before and id < :beforeId)
            order by createdAt desc, id desc""";

    private static final String OPEN_AT = """
            from SendOrderRow
            where source = :store and state in ('RESERVED', 'PICKING', 'PACKED')
               or destination = :store and state in ('IN_TRANSIT', 'READY_FOR_PICKUP')
               or orderingStore = :store and state = 'AWAITING_CHOICE' and waits = false
            order by deadlineAt, id""";

    private static final String TO_REVIEW = """
            select id from send_orders
            where state in ('RESERVED', 'PICKING')
              and (review_version is distinct from version or review_at <= :now)
            order by pack_by, id""";

    private static final String TO_FILL = """
            select o.id from send_orders o
            where o.state = 'AWAITING_CHOICE' and o.waits and o.deadline_at > :now
              and (o.review_version is distinct from o.version or o.review_at <= :now)
              and exists (select 1 from stock s
                          where s.sku = o.sku and s.on_hand - s.reserved - s.safety >= o.quantity
                            and s.location <> all (string_to_array(o.declined_at, ','))
                            and (s.location <> all (string_to_array(o.not_found_at, ','))
                                 or s.counted_at > o.choice_since))
            order by o.created_at, o.id""";

    private static final String UNCHOSEN = """
            select id from send_orders where state = 'AWAITING_CHOICE' and deadline_at <= :now
            order by deadline_at, id""";

    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, SendOrder order, Tracked.TakenStep step, String takenBy) {
        return tx.insert(SendOrderRows.row(order))
                // The number or the line of the quote was taken a moment ago.
                .onFailure(ConstraintViolationException.class)
                .transform(error -> new Overtaken(
                        "the number or the quote of order " + order.details().number()))
                .chain(() -> tx.insert(stepRow(order, order.details().version(), step, takenBy)));
    }

    @Override
    public Uni<Void> move(Mutiny.StatelessSession tx, SendOrder order, List<Tracked.TakenStep> story, String takenBy) {
        long first = order.details().version() - story.size() + 1;
        StepRow[] rows = IntStream.range(0, story.size())
                .mapToObj(i -> stepRow(order, first + i, story.get(i), takenBy))
                .toArray(StepRow[]::new);
        return tx.update(SendOrderRows.row(order)).chain(() -> tx.insertAll(rows.length, (Object[]) rows));
    }

    private static StepRow stepRow(SendOrder order, long version, Tracked.TakenStep step, String takenBy) {
        StepRow row = new StepRow();
        row.sendOrderId = order.details().id();
        row.version = version;
        row.state = step.mark().name();
        row.stepAt = step.at();
        row.location = step.location();
        row.note = step.note();
        row.takenBy = takenBy;
        return row;
    }

    @Override
    public Uni<Optional<SendOrder>> lock(Mutiny.StatelessSession tx, UUID id) {
        return tx.createSelectionQuery("from SendOrderRow where id = :id", SendOrderRow.class)
                .setParameter("id", id)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(SendOrderRows::order));
    }

    @Override
    public Uni<Optional<Tracked>> find(Mutiny.StatelessSession tx, UUID id) {
        return one(
                tx,
                tx.createSelectionQuery("from SendOrderRow where id = :id", SendOrderRow.class)
                        .setParameter("id", id));
    }

    @Override
    public Uni<Optional<Tracked>> findByNumber(Mutiny.StatelessSession tx, String number) {
        return one(
                tx,
                tx.createSelectionQuery("from SendOrderRow where number = :number", SendOrderRow.class)
                        .setParameter("number", number));
    }

    private static Uni<Optional<Tracked>> one(Mutiny.StatelessSession tx, Mutiny.SelectionQuery<SendOrderRow> query) {
        return query.getResultList()
                .chain(rows -> tracked(tx, rows))
                .map(orders -> orders.stream().findFirst());
    }

    @Override
    public Uni<List<SendOrder>> ofBasket(Mutiny.StatelessSession tx, UUID basket) {
        return tx.createSelectionQuery(
                        "from SendOrderRow where basketId = :basket order by basketLine", SendOrderRow.class)
                .setParameter("basket", basket)
                .getResultList()
                .map(rows -> rows.stream().map(SendOrderRows::order).toList());
    }

    @Override
    public Uni<List<Tracked>> ofCustomer(
            Mutiny.StatelessSession tx, UUID customer, Optional<Cursor> before, int limit) {
        return tx.createSelectionQuery(PAGE, SendOrderRow.class)
                .setParameter("customer", customer)
                .setParameter("before", before.map(Cursor::createdAt).orElse(FOREVER))
                .setParameter("beforeId", before.map(Cursor::id).orElse(LAST))
                .setMaxResults(limit)
                .getResultList()
                .chain(rows -> tracked(tx, rows));
    }

    @Override
    public Uni<List<Tracked>> openAt(Mutiny.StatelessSession tx, LocationCode store, int limit) {
        return tx.createSelectionQuery(OPEN_AT, SendOrderRow.class)
                .setParameter("store", store.value())
                .setMaxResults(limit)
                .getResultList()
                .chain(rows -> tracked(tx, rows));
    }

    @Override
    public Uni<List<SendOrder.ReadyForPickup>> waitingAt(Mutiny.StatelessSession tx, LocationCode store) {
        return tx.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)", String.class)
                .setParameter("key", "pickup:" + store.value())
                .getResultList()
                .chain(() -> tx.createSelectionQuery(
                                "from SendOrderRow where heldAt = :store and state = 'READY_FOR_PICKUP'",
                                SendOrderRow.class)
                        .setParameter("store", store.value())
                        .getResultList())
                .map(PostgresSendOrders::ready);
    }

    @Override
    public Uni<List<SendOrder.ReadyForPickup>> lockUncollected(Mutiny.StatelessSession tx, Instant now, int limit) {
        return tx.createSelectionQuery(
                        "from SendOrderRow where state = 'READY_FOR_PICKUP' and deadlineAt <= :now order by deadlineAt",
                        SendOrderRow.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .map(PostgresSendOrders::ready);
    }

    private static List<SendOrder.ReadyForPickup> ready(List<SendOrderRow> rows) {
        return rows.stream()
                .map(SendOrderRows::order)
                .filter(SendOrder.ReadyForPickup.class::isInstance)
                .map(SendOrder.ReadyForPickup.class::cast)
                .toList();
    }

    @Override
    public Uni<List<UUID>> toReview(Mutiny.StatelessSession tx, Instant now, int limit) {
        return ids(tx, TO_REVIEW, now, limit);
    }

    @Override
    public Uni<Void> reviewAgain(Mutiny.StatelessSession tx, SendOrder order, Instant at) {
        return tx.createNativeQuery("update send_orders set review_at = :at, review_version = :version where id = :id")
                .setParameter("at", at)
                .setParameter("version", order.details().version())
                .setParameter("id", order.details().id())
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<List<UUID>> toFill(Mutiny.StatelessSession tx, Instant now, int limit) {
        return ids(tx, TO_FILL, now, limit);
    }

    @Override
    public Uni<List<UUID>> unchosen(Mutiny.StatelessSession tx, Instant now, int limit) {
        return ids(tx, UNCHOSEN, now, limit);
    }

    private static Uni<List<UUID>> ids(Mutiny.StatelessSession tx, String query, Instant now, int limit) {
        return tx.createNativeQuery(query, UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public Uni<Boolean> isQuoteUsed(Mutiny.StatelessSession tx, UUID quoteId) {
        return tx.createSelectionQuery(
                        "select count(*) from SendOrderRow where quoteId = :quote and state not in ('CANCELLED', 'EXPIRED')",
                        Long.class)
                .setParameter("quote", quoteId)
                .getSingleResult()
                .map(count -> count > 0);
    }

    private static Uni<List<Tracked>> tracked(Mutiny.StatelessSession tx, List<SendOrderRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.createSelectionQuery(
                        "from StepRow where sendOrderId in (:ids) order by sendOrderId, version", StepRow.class)
                .setParameter("ids", rows.stream().map(row -> row.id).toList())
                .getResultList()
                .map(steps -> {
                    Map<UUID, List<Tracked.TakenStep>> byOrder = new HashMap<>();
                    for (StepRow step : steps) {
                        byOrder.computeIfAbsent(step.sendOrderId, id -> new ArrayList<>())
                                .add(new Tracked.TakenStep(
                                        StepMark.valueOf(step.state), step.stepAt, step.location, step.note));
                    }
                    return rows.stream()
                            .map(row -> new Tracked(SendOrderRows.order(row), byOrder.getOrDefault(row.id, List.of())))
                            .toList();
                });
    }
}
