package org.keskio.inventory.inbound.schedule;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.partner.AskPartners;
import org.keskio.inventory.application.partner.KeepPartners;
import org.keskio.inventory.application.partner.RunErrands;

/** What partners need from time to time. Each replica may run it. */
@ApplicationScoped
class PartnerRounds {

    private static final Logger LOG = Logger.getLogger(PartnerRounds.class);
    private static final int CELLS_AT_ONCE = 500;

    private final KeepPartners partners;
    private final RunErrands errands;
    private final AskPartners asking;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    PartnerRounds(
            KeepPartners partners,
            RunErrands errands,
            AskPartners asking,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.partners = partners;
        this.errands = errands;
        this.asking = asking;
        this.clock = clock;
        this.sessions = sessions;
    }

    @Scheduled(every = "${keskio.partners.errands-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> errands() {
        return quietly("orders with partners", runErrands());
    }

    private Uni<Void> runErrands() {
        return errands.round().chain(made -> made == 0 ? Uni.createFrom().voidItem() : runErrands());
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> oldOffers() {
        return quietly(
                "offers of partners",
                sessions.withStatelessTransaction(tx -> asking.forget(tx, clock.instant()))
                        .replaceWithVoid());
    }

    @Scheduled(
            every = "${keskio.partners.old-stock-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> oldStock() {
        return quietly("what partners reported", forgetOld());
    }

    private Uni<Void> forgetOld() {
        return sessions.withStatelessTransaction(tx -> partners.forgetOld(tx, CELLS_AT_ONCE))
                .chain(cells -> cells < CELLS_AT_ONCE ? Uni.createFrom().voidItem() : forgetOld());
    }

    /** The next turn tries again. */
    private static Uni<Void> quietly(String what, Uni<Void> round) {
        return round.onFailure()
                .invoke(error -> LOG.warnf("The round for %s failed: %s", what, error))
                .onFailure()
                .recoverWithNull();
    }
}
