package org.keskio.gateway.live;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.keskio.gateway.GatewaySettings;
import org.keskio.gateway.problem.Problem;
import org.keskio.gateway.problem.Reason;

/** Gives each open stream the events that are meant for it. */
@ApplicationScoped
class Hub {

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final GatewaySettings.Events settings;

    @Inject
    Hub(GatewaySettings settings, Vertx vertx) {
        this.settings = settings.events();
        vertx.setPeriodic(this.settings.ping().toMillis(), tick -> publish(LiveEvent.PING));
    }

    /**
     * A stream that begins with a sign of life and ends by itself after a while.
     *
     * @param caller who opens it; each may hold a few
     */
    Multi<LiveEvent> open(String caller, Optional<String> store, Optional<String> market) {
        if (open.merge(caller, 1, Integer::sum) > settings.perCaller()) {
            leave(caller);
            throw Problem.of(Reason.RATE_LIMITED, "Too many streams are open at a time")
                    .retryAfter(Duration.ofSeconds(30))
                    .build();
        }
        AtomicBoolean left = new AtomicBoolean();
        Listener[] self = new Listener[1];
        Listener listener = new Listener(store, market, settings.buffer(), () -> {
            if (left.compareAndSet(false, true)) {
                listeners.remove(self[0]);
                leave(caller);
            }
        });
        self[0] = listener;
        listeners.add(listener);
        listener.offer(LiveEvent.PING);
        return listener.stream().select().first(settings.longest());
    }

    /** Whether anybody would see it. */
    boolean isListening() {
        return !listeners.isEmpty();
    }

    void publish(LiveEvent event) {
        for (Listener listener : listeners) {
            if (listener.wants(event)) {
                listener.offer(event);
            }
        }
    }

    /** Open streams would hold up the stop; clients go to another gateway. */
    void stop(@Observes ShutdownEvent event) {
        listeners.forEach(Listener::close);
    }

    private void leave(String caller) {
        open.computeIfPresent(caller, (key, count) -> count > 1 ? count - 1 : null);
    }
}
