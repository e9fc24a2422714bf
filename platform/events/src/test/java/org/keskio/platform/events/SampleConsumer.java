package org.keskio.platform.events;

import com.google.protobuf.StringValue;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes the sample's facts in; a text of "poison" cannot be digested. */
@ApplicationScoped
class SampleConsumer {

    private final List<IncomingFact> effects = new CopyOnWriteArrayList<>();
    private final Map<String, String> traces = new ConcurrentHashMap<>();

    private final Facts facts;

    @Inject
    SampleConsumer(Inbox inbox) {
        facts = Facts.none()
                .on(StringValue.getDefaultInstance(), (fact, text) -> inbox.once(fact, session -> digest(fact, text)));
    }

    List<IncomingFact> effectsOn(String aggregateId) {
        return effects.stream()
                .filter(fact -> fact.aggregateId().equals(aggregateId))
                .toList();
    }

    Optional<String> traceOf(String aggregateId) {
        return Optional.ofNullable(traces.get(aggregateId));
    }

    @Incoming("sample-facts")
    Uni<Void> take(Message<byte[]> message) {
        return facts.take(message);
    }

    private Uni<Void> digest(IncomingFact fact, StringValue text) {
        if (text.getValue().equals("poison")) {
            return Uni.createFrom().failure(new IllegalStateException("cannot digest this"));
        }
        traces.put(fact.aggregateId(), Span.current().getSpanContext().getTraceId());
        effects.add(fact);
        return Uni.createFrom().voidItem();
    }
}
