package org.keskio.inventory.inbound.schedule;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.demand.DemandSettings;
import org.keskio.inventory.application.demand.LostDemands;
import org.keskio.inventory.application.demand.RecordDemand;
import org.keskio.inventory.application.demand.SearchMisses;
import org.keskio.inventory.domain.demand.LostDemand;

/** Writes down searches that found nothing, a batch at a time, and forgets what is old. */
@ApplicationScoped
class Demand {

    private static final Logger LOG = Logger.getLogger(Demand.class);
    private static final int AT_ONCE = 500;

    private final SearchMisses misses;
    private final RecordDemand demand;
    private final LostDemands kept;
    private final DemandSettings settings;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    Demand(
            SearchMisses misses,
            RecordDemand demand,
            LostDemands kept,
            DemandSettings settings,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.misses = misses;
        this.demand = demand;
        this.kept = kept;
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> searches() {
        List<LostDemand> settled = misses.settled(AT_ONCE);
        return settled.isEmpty()
                ? Uni.createFrom().voidItem()
                : sessions.withStatelessTransaction(tx -> demand.record(tx, settled))
                        .onFailure()
                        .invoke(error -> {
                            misses.lose(settled.size());
                            LOG.warnf("%d searches that found nothing were not kept: %s", settled.size(), error);
                        })
                        .onFailure()
                        .recoverWithNull();
    }

    @Scheduled(every = "24h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        Instant before = clock.instant().minus(settings.keep());
        return sessions.withStatelessTransaction(tx -> kept.forget(tx, before))
                .replaceWithVoid()
                .onFailure()
                .invoke(error -> LOG.warnf("The sweep of lost demand failed: %s", error))
                .onFailure()
                .recoverWithNull();
    }
}
