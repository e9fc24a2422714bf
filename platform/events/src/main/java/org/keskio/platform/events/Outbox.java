package org.keskio.platform.events;

import com.github.f4b6a3.uuid.UuidCreator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Publishes facts with the transaction that made them: all of them if it commits, none if it does not. */
@ApplicationScoped
public class Outbox {

    // One statement for all facts of a transaction: an import writes thousands. A driver that knows arrays of texts but
    // not
    // of bytes gets the payloads as texts.
    private static final String APPEND = """
            insert into outbox (id, type, aggregate_id, aggregate_version, time, traceparent, payload)
            select id, type, aggregate_id, aggregate_version, :time, nullif(:traceparent, ''), decode(payload, 'base64')
            from unnest(cast(cast(:ids as text[]) as uuid[]), cast(:types as text[]), cast(:aggregates as text[]),
                cast(:versions as bigint[]), cast(:payloads as text[]))
                with ordinality f(id, type, aggregate_id, aggregate_version, payload, place)
            order by place""";

    // An import's thousands of facts would drown the traces that people look for.
    private static final int TRACED_AT_MOST = 50;

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final OutboxRelay relay;

    @Inject
    Outbox(OutboxRelay relay) {
        this.relay = relay;
    }

    /** Writes the facts into the caller's transaction; the relay sends them once it has committed. */
    public Uni<Void> append(Mutiny.StatelessSession session, Fact... facts) {
        if (facts.length == 0) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(APPEND)
                .setParameter("time", OffsetDateTime.now(ZoneOffset.UTC))
                .setParameter(
                        "traceparent",
                        facts.length > TRACED_AT_MOST
                                ? ""
                                : traceparent(Span.current().getSpanContext()))
                .setParameter(
                        "ids",
                        column(
                                facts,
                                fact -> UuidCreator.getTimeOrderedEpochPlus1().toString()))
                .setParameter(
                        "types",
                        column(
                                facts,
                                fact -> fact.payload().getDescriptorForType().getFullName()))
                .setParameter("aggregates", column(facts, Fact::aggregateId))
                .setParameter(
                        "versions",
                        Arrays.stream(facts).map(Fact::aggregateVersion).toArray(Long[]::new))
                .setParameter(
                        "payloads",
                        column(
                                facts,
                                fact -> BASE64.encodeToString(fact.payload().toByteArray())))
                .executeUpdate()
                .invoke(relay::nudge)
                .replaceWithVoid();
    }

    private static String[] column(Fact[] facts, Function<Fact, String> column) {
        return Arrays.stream(facts).map(column).toArray(String[]::new);
    }

    private static String traceparent(SpanContext span) {
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : "";
    }
}
