package org.keskio.platform.events;

import com.google.protobuf.Message;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keskio.platform.calls.Outages;

/**
 * What a consumer does with each type of fact. Types that it does not name pass by. An outage is waited out; a fact that
 * fails for another reason is tried a few times and then goes to the dead-letter topic, so that it does not block the rest.
 *
 * <pre>{@code
 * private final Facts facts = Facts.none()
 *         .on(SendOrderReserved.getDefaultInstance(), (fact, reserved) -> inbox.once(fact, session -> note(session, reserved)));
 *
 * @Incoming("inventory-facts")
 * Uni<Void> take(Message<byte[]> message) {
 *     return facts.take(message);
 * }
 * }</pre>
 */
public final class Facts {

    private static final Logger LOG = Logger.getLogger(Facts.class);

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Map<String, Function<IncomingFact, Uni<Void>>> effects;

    private Facts(Map<String, Function<IncomingFact, Uni<Void>>> effects) {
        this.effects = effects;
    }

    /** Takes nothing yet. */
    public static Facts none() {
        return new Facts(Map.of());
    }

    /** Also takes facts of this message's type; {@code type} is its default instance. */
    public <M extends Message> Facts on(M type, BiFunction<IncomingFact, M, Uni<Void>> effect) {
        Map<String, Function<IncomingFact, Uni<Void>>> more = new TreeMap<>(effects);
        String name = type.getDescriptorForType().getFullName();
        @SuppressWarnings("unchecked") // the parser of a default instance makes its own type
        Function<IncomingFact, Uni<Void>> parsed = fact -> effect.apply(fact, (M) fact.as(type.getParserForType()));
        if (more.put(name, parsed) != null) {
            throw new IllegalArgumentException("Two effects for " + name);
        }
        return new Facts(more);
    }

    /** Runs the effect and acknowledges the message, whatever becomes of it. */
    public Uni<Void> take(org.eclipse.microprofile.reactive.messaging.Message<byte[]> message) {
        return Uni.createFrom()
                .deferred(() -> effectOf(message))
                .onFailure(Outages::isOutage)
                .invoke(error -> LOG.warnf("A fact waits for an outage to pass: %s", error))
                .onFailure(Outages::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onFailure(error -> !(error instanceof IllegalArgumentException))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES - 1)
                .onItemOrFailure()
                .transformToUni((done, error) ->
                        error == null ? Uni.createFrom().completionStage(message.ack()) : refuse(message, error));
    }

    private Uni<Void> effectOf(org.eclipse.microprofile.reactive.messaging.Message<byte[]> message) {
        IncomingFact fact = IncomingFact.of(message);
        Function<IncomingFact, Uni<Void>> effect = effects.get(fact.type());
        return effect == null ? Uni.createFrom().voidItem() : effect.apply(fact);
    }

    private static Uni<Void> refuse(
            org.eclipse.microprofile.reactive.messaging.Message<byte[]> message, Throwable error) {
        LOG.errorf(error, "A fact goes to the dead letters");
        return Uni.createFrom().completionStage(message.nack(error));
    }
}
