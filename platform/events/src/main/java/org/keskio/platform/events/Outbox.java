package org.keskio.platform.events;

import com.github.f4b6a3.uuid.UuidCreator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Publishes facts with the transaction that made them: all of them if it commits, none if it does not. */
@ApplicationScoped
public class Outbox {

    private static final int BATCH = 100;

    private final OutboxRelay relay;

    @Inject
    Outbox(OutboxRelay relay) {
        this.relay = relay;
    }

    /** Writes the facts into the caller's transaction; the relay sends them once it has committed. */
    public Uni<Void> append(Mutiny.StatelessSession session, Fact... facts) {
        Instant now = Clock.systemUTC().instant();
        String traceparent = traceparent(Span.current().getSpanContext());
        List<OutboxRow> rows = new ArrayList<>(facts.length);
        for (Fact fact : facts) {
            rows.add(new OutboxRow(UuidCreator.getTimeOrderedEpochPlus1(), fact, now, traceparent));
        }
        return session.insertAll(BATCH, rows.toArray()).invoke(relay::nudge);
    }

    private static @Nullable String traceparent(SpanContext span) {
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
