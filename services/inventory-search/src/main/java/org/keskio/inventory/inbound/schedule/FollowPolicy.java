package org.keskio.inventory.inbound.schedule;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.policy.SourcingPolicies;

/** Makes this replica follow the sourcing policy that another one published. */
@ApplicationScoped
class FollowPolicy {

    private static final Logger LOG = Logger.getLogger(FollowPolicy.class);

    private final SourcingPolicies policies;
    private final Mutiny.SessionFactory sessions;

    @Inject
    FollowPolicy(SourcingPolicies policies, Mutiny.SessionFactory sessions) {
        this.policies = policies;
        this.sessions = sessions;
    }

    @Scheduled(
            every = "${keskio.send.policy-follow-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> follow() {
        return sessions.withStatelessTransaction(policies::refresh)
                .onFailure()
                .invoke(error -> LOG.warnf("The sourcing policy could not be looked at: %s", error))
                .onFailure()
                .recoverWithNull();
    }
}
