package org.keskio.messaging.application;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Looks for due messages at regular times; a round that is still under way is not doubled. */
@ApplicationScoped
class DeliveryRounds {

    private final DeliverMessages deliver;

    @Inject
    DeliveryRounds(DeliverMessages deliver) {
        this.deliver = deliver;
    }

    @Scheduled(every = "${keskio.messaging.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return deliver.deliverDue()
                .onFailure()
                .invoke(failure -> Log.warnf(
                        "Looking for due messages failed: %s",
                        failure.getClass().getName()))
                .onFailure()
                .recoverWithItem(0)
                .replaceWithVoid();
    }
}
