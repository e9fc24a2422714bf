package org.keskio.inventory.inbound.schedule;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.chance.CurrentChance;
import org.keskio.inventory.application.chance.LearnChance;

/** Keeps chances honest: learns from picks, and takes up what another replica learnt. */
@ApplicationScoped
class Chances {

    private static final Logger LOG = Logger.getLogger(Chances.class);

    private final LearnChance learning;
    private final CurrentChance current;

    @Inject
    Chances(LearnChance learning, CurrentChance current) {
        this.learning = learning;
        this.current = current;
    }

    @Scheduled(every = "${keskio.chance.refresh-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return quietly("looking for a later model of chances", current.refresh());
    }

    // Looks often whether it is time; how often it is, is keskio.chance.learn-every.
    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> learn() {
        return quietly("learning chances", learning.learn().replaceWithVoid());
    }

    @Scheduled(every = "24h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return quietly("forgetting old picks", learning.forget().replaceWithVoid());
    }

    private static Uni<Void> quietly(String what, Uni<Void> turn) {
        return turn.onFailure()
                .invoke(error -> LOG.warnf("%s failed: %s", what, error))
                .onFailure()
                .recoverWithNull();
    }
}
