package org.keskio.gateway.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;

/** One open stream: what it is about, and the events that wait for its client. */
final class Listener {

    private final Optional<String> store;
    private final Optional<String> market;
    private final ArrayBlockingQueue<LiveEvent> waiting;
    private final UnicastProcessor<LiveEvent> events;

    Listener(Optional<String> store, Optional<String> market, int buffer, Runnable onEnd) {
        this.store = store;
        this.market = market;
        this.waiting = new ArrayBlockingQueue<>(buffer);
        this.events = UnicastProcessor.create(waiting, onEnd);
    }

    boolean wants(LiveEvent event) {
        return event.equals(LiveEvent.PING)
                || event.market()
                        .map(of -> market.filter(of::equals).isPresent())
                        .orElse(false)
                || store.filter(event.stores()::contains).isPresent();
    }

    /**
     * Hands the event over. A client that is too slow for what matters loses its stream, comes back and reads afresh: better
     * than a screen that misses a task.
     */
    synchronized void offer(LiveEvent event) {
        if (event.passing() && waiting.remainingCapacity() <= waiting.size()) {
            return;
        }
        events.onNext(event);
    }

    synchronized void close() {
        events.onComplete();
    }

    Multi<LiveEvent> stream() {
        return events.onFailure().recoverWithCompletion();
    }
}
