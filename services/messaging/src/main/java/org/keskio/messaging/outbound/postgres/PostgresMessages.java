package org.keskio.messaging.outbound.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Timestamp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.messaging.application.Messages;
import org.keskio.messaging.domain.CustomerMessage;
import org.keskio.messaging.domain.DecisionStep;
import org.keskio.messaging.domain.DeliveryState;
import org.keskio.messaging.domain.MessageId;
import org.keskio.messaging.domain.Occasion;
import org.keskio.messaging.domain.OrderNews;
import org.keskio.messaging.v1.MessageSent;
import org.keskio.messaging.v1.MessageWithheld;
import org.keskio.platform.events.Fact;
import org.keskio.platform.events.Outbox;

/** Messages in PostgreSQL. */
@ApplicationScoped
class PostgresMessages implements Messages {

    private static final String COLUMNS =
            "message_id, customer_id, template, reference, locale, state, attempts, create_time, send_time";

    private static final String ADD = """
            insert into message (message_id, customer_id, template, reference, state, content, create_time, next_attempt_time)
            values (:id, :customer, :template, :reference, 'PENDING', cast(cast(:content as text) as jsonb), :now, :now)""";

    // Earlier messages of the same order go first; one that is on its way holds the later ones back.
    private static final String TAKE_DUE = """
            update message set attempts = attempts + 1, next_attempt_time = :lease
            where message_id in (
                select m.message_id from message m
                where m.state = 'PENDING' and m.next_attempt_time <= :now
                  and not exists (select 1 from message earlier
                                  where earlier.reference = m.reference and earlier.state = 'PENDING'
                                    and earlier.message_id < m.message_id)
                order by m.next_attempt_time limit :atMost for update skip locked)
            returning\s""" + COLUMNS + ", cast(content as text) as content";

    private static final String FINISH = """
            update message set state = :state, locale = coalesce(:locale, locale), content = null,
                   send_time = case when :state = 'SENT' then :now else send_time end
            where message_id = :id and state = 'PENDING'""";

    private static final String ADD_STEP = """
            insert into decision_step (message_id, position, step, passed, explanation, decide_time)
            select :id, count(*), :step, :passed, :explanation, :time from decision_step where message_id = :id""";

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final ObjectMapper json;

    @Inject
    PostgresMessages(Mutiny.SessionFactory sessions, Outbox outbox, ObjectMapper json) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.json = json;
    }

    @Override
    public Uni<Void> add(Mutiny.StatelessSession session, CustomerMessage message, OrderNews news, DecisionStep why) {
        return session.createNativeQuery(ADD)
                .setParameter("id", message.id().value())
                .setParameter("customer", message.customerId())
                .setParameter("template", message.occasion().name())
                .setParameter("reference", message.reference())
                .setParameter("content", write(news))
                .setParameter("now", utc(message.createTime()))
                .executeUpdate()
                .chain(() -> addStep(session, message.id(), why));
    }

    @Override
    public Uni<List<Due>> takeDue(Instant now, Duration limit, int atMost) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(TAKE_DUE, Tuple.class)
                .setParameter("lease", utc(now.plus(limit)))
                .setParameter("now", utc(now))
                .setParameter("atMost", atMost)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Due(message(row), read(row.get("content", String.class))))
                        .toList()));
    }

    @Override
    public Uni<Boolean> sent(CustomerMessage message, String locale, DecisionStep step) {
        return finish(
                message,
                DeliveryState.SENT,
                Optional.of(locale),
                step,
                Optional.of(MessageSent.newBuilder()
                        .setMessageId(message.id().value().toString())
                        .setCustomerId(message.customerId().toString())
                        .setTemplate(message.occasion().template())
                        .setReference(message.reference())
                        .setSendTime(timestamp(step.decideTime()))
                        .build()));
    }

    @Override
    public Uni<Boolean> withheld(CustomerMessage message, DecisionStep step) {
        return finish(
                message,
                DeliveryState.WITHHELD,
                Optional.empty(),
                step,
                Optional.of(MessageWithheld.newBuilder()
                        .setMessageId(message.id().value().toString())
                        .setCustomerId(message.customerId().toString())
                        .setTemplate(message.occasion().template())
                        .setReference(message.reference())
                        .setStep(step.name())
                        .setDecideTime(timestamp(step.decideTime()))
                        .build()));
    }

    @Override
    public Uni<Boolean> failed(CustomerMessage message, DecisionStep step) {
        return finish(message, DeliveryState.FAILED, Optional.empty(), step, Optional.empty());
    }

    @Override
    public Uni<Void> retryAt(MessageId id, Instant time) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(
                        "update message set next_attempt_time = :time where message_id = :id and state = 'PENDING'")
                .setParameter("time", utc(time))
                .setParameter("id", id.value())
                .executeUpdate()
                .replaceWithVoid());
    }

    @Override
    public Uni<List<CustomerMessage>> list(
            Optional<UUID> customerId, Optional<String> reference, Optional<MessageId> before, int atMost) {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from message where true");
        customerId.ifPresent(id -> sql.append(" and customer_id = :customer"));
        reference.ifPresent(r -> sql.append(" and reference = :reference"));
        before.ifPresent(id -> sql.append(" and message_id < :before"));
        sql.append(" order by message_id desc limit :atMost");
        return sessions.withStatelessSession(session -> {
            Mutiny.SelectionQuery<Tuple> query =
                    session.createNativeQuery(sql.toString(), Tuple.class).setParameter("atMost", atMost);
            customerId.ifPresent(id -> query.setParameter("customer", id));
            reference.ifPresent(r -> query.setParameter("reference", r));
            before.ifPresent(id -> query.setParameter("before", id.value()));
            return query.getResultList()
                    .map(rows -> rows.stream().map(PostgresMessages::message).toList());
        });
    }

    @Override
    public Uni<Optional<CustomerMessage>> find(MessageId id) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                        "select " + COLUMNS + " from message where message_id = :id", Tuple.class)
                .setParameter("id", id.value())
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(PostgresMessages::message)));
    }

    @Override
    public Uni<List<DecisionStep>> steps(MessageId id) {
        return sessions.withStatelessSession(session -> session.createNativeQuery("""
                        select step, passed, explanation, decide_time from decision_step
                        where message_id = :id order by position""", Tuple.class)
                .setParameter("id", id.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new DecisionStep(
                                row.get("step", String.class),
                                row.get("passed", Boolean.class),
                                row.get("explanation", String.class),
                                instant(row, "decide_time").orElseThrow()))
                        .toList()));
    }

    private Uni<Boolean> finish(
            CustomerMessage message,
            DeliveryState state,
            Optional<String> locale,
            DecisionStep step,
            Optional<com.google.protobuf.Message> fact) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(FINISH)
                .setParameter("state", state.name())
                .setParameter("locale", locale.orElse(null))
                .setParameter("now", utc(step.decideTime()))
                .setParameter("id", message.id().value())
                .executeUpdate()
                .chain(changed -> changed == 0
                        ? Uni.createFrom().item(false)
                        : addStep(session, message.id(), step)
                                .chain(() -> fact.map(payload -> outbox.append(
                                                session,
                                                new Fact(
                                                        message.customerId().toString(),
                                                        step.decideTime().toEpochMilli(),
                                                        payload)))
                                        .orElseGet(() -> Uni.createFrom().voidItem()))
                                .replaceWith(true)));
    }

    private static Uni<Void> addStep(Mutiny.StatelessSession session, MessageId id, DecisionStep step) {
        return session.createNativeQuery(ADD_STEP)
                .setParameter("id", id.value())
                .setParameter("step", step.name())
                .setParameter("passed", step.passed())
                .setParameter("explanation", step.explanation())
                .setParameter("time", utc(step.decideTime()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static CustomerMessage message(Tuple row) {
        return new CustomerMessage(
                new MessageId(row.get("message_id", UUID.class)),
                row.get("customer_id", UUID.class),
                Occasion.valueOf(row.get("template", String.class)),
                row.get("reference", String.class),
                Optional.ofNullable(row.get("locale", String.class)),
                DeliveryState.valueOf(row.get("state", String.class)),
                row.get("attempts", Integer.class),
                instant(row, "create_time").orElseThrow(),
                instant(row, "send_time"));
    }

    private static Optional<Instant> instant(Tuple row, String column) {
        return Optional.ofNullable(row.get(column)).map(value -> switch (value) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException(column + " came as " + value.getClass());
        });
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    private String write(OrderNews news) {
        try {
            return json.writeValueAsString(news);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OrderNews read(String content) {
        try {
            return json.readValue(content, OrderNews.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
