package org.keskio.inventory.inbound.schedule;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.index.KeepIndexFresh;

/** Lets the order of what is found follow what sells. */
@ApplicationScoped
class WhatSells {

    private static final Logger LOG = Logger.getLogger(WhatSells.class);

    private final KeepIndexFresh index;

    @Inject
    WhatSells(KeepIndexFresh index) {
        this.index = index;
    }

    @Scheduled(
            every = "${keskio.search.selling-every:15m}",
            delayed = "${keskio.search.selling-every:15m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> follow() {
        return index.sellingChanged()
                .onFailure()
                .invoke(error -> LOG.warnf("What sells could not be looked at: %s", error))
                .onFailure()
                .recoverWithNull();
    }
}
