package org.keskio.inventory.application.demand;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.keskio.inventory.domain.catalogue.SearchQuery;
import org.keskio.inventory.domain.catalogue.SearchResult;
import org.keskio.inventory.domain.demand.LossKind;
import org.keskio.inventory.domain.demand.LostDemand;
import org.keskio.inventory.domain.demand.PostcodeArea;
import org.keskio.inventory.domain.demand.WantedWords;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * Searches that found nothing, waiting a moment in memory: those that turn out to be a step of typing something longer are
 * forgotten. Never in the way of a search: bounded, without a database; what does not fit is dropped and counted.
 */
@ApplicationScoped
public class SearchMisses {

    private static final int MOST = 10_000;
    // What one store's screens can have typed within seconds; the web shop counts as one.
    private static final int MOST_OF_A_STORE = 200;

    private record Miss(WantedWords words, Instant at) {}

    private final Map<String, Deque<Miss>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final DemandSettings settings;
    private final Clock clock;
    private final Counter dropped;

    @Inject
    public SearchMisses(DemandSettings settings, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.clock = clock;
        this.dropped = meters.counter("keskio.demand.dropped");
        meters.gauge("keskio.demand.waiting", size);
    }

    /** A first page was shown. */
    public void searched(SearchQuery query, SearchResult result) {
        if (query.offset() > 0 || query.text().isBlank()) {
            return;
        }
        String store = query.store().map(LocationCode::value).orElse("");
        boolean plain = query.filter().brands().isEmpty()
                && query.filter().categories().isEmpty()
                && query.filter().colours().isEmpty()
                && query.filter().sizes().isEmpty();
        boolean missed = plain && result.total() == 0 && result.exact().isEmpty();
        Deque<Miss> ofStore = waiting.get(store);
        if (ofStore != null) {
            forgetSteps(ofStore, query.text());
        }
        if (missed) {
            WantedWords.of(query.text()).ifPresent(words -> add(store, new Miss(words, clock.instant())));
        }
    }

    private void forgetSteps(Deque<Miss> ofStore, String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (typed.isEmpty()) {
            return;
        }
        synchronized (ofStore) {
            int before = ofStore.size();
            ofStore.removeIf(miss -> miss.words().isStepOf(typed));
            size.addAndGet(ofStore.size() - before);
        }
    }

    private void add(String store, Miss miss) {
        if (size.get() >= MOST) {
            dropped.increment();
            return;
        }
        Deque<Miss> ofStore = waiting.computeIfAbsent(store, any -> new ArrayDeque<>());
        synchronized (ofStore) {
            if (ofStore.size() >= MOST_OF_A_STORE) {
                dropped.increment();
                return;
            }
            ofStore.addLast(miss);
            size.incrementAndGet();
        }
    }

    /** Takes out what has settled, at most so many. */
    public List<LostDemand> settled(int limit) {
        Instant before = clock.instant().minus(settings.settles());
        List<LostDemand> settled = new ArrayList<>();
        waiting.forEach((store, ofStore) -> {
            synchronized (ofStore) {
                while (!ofStore.isEmpty() && !ofStore.peekFirst().at().isAfter(before) && settled.size() < limit) {
                    settled.add(lost(store, ofStore.removeFirst()));
                    size.decrementAndGet();
                }
            }
        });
        return settled;
    }

    /** They could not be kept. */
    public void lose(int count) {
        dropped.increment(count);
    }

    private static LostDemand lost(String store, Miss miss) {
        return new LostDemand(
                UuidCreator.getTimeOrderedEpoch(),
                LossKind.NOTHING_FOUND,
                Optional.empty(),
                Optional.of(miss.words()),
                store.isEmpty() ? Optional.empty() : Optional.of(new LocationCode(store)),
                PostcodeArea.UNKNOWN,
                1,
                miss.at());
    }
}
