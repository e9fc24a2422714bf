package org.keskio.inventory.application.partner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.send.SendOrders;
import org.keskio.inventory.application.send.Tracked;
import org.keskio.inventory.application.stock.Overtaken;
import org.keskio.inventory.domain.partner.Partner;
import org.keskio.inventory.domain.partner.PartnerOrder;
import org.keskio.inventory.domain.send.SendOrder;

/**
 * Makes the calls that orders with partners need: taken from the database, made outside of any transaction, and what came of
 * them kept in one. A crash between leaves the call to be made again, with the same id.
 */
@ApplicationScoped
public class RunErrands {

    private static final int AT_ONCE = 20;
    private static final int LOOK_AGAIN = 5;

    private final PartnerBook book;
    private final PartnerOrders errands;
    private final PartnerCalls calls;
    private final SettleErrand settle;
    private final SendOrders orders;
    private final PartnerSettings settings;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    RunErrands(
            PartnerBook book,
            PartnerOrders errands,
            PartnerCalls calls,
            SettleErrand settle,
            SendOrders orders,
            PartnerSettings settings,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.book = book;
        this.errands = errands;
        this.calls = calls;
        this.settle = settle;
        this.orders = orders;
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
    }

    private record Job(PartnerOrder errand, Optional<Partner> partner, Optional<SendOrder> order) {}

    private record Done(PartnerOrder errand, PartnerCalls.Answer answer) {}

    /** Makes calls that are due; returns how many. */
    public Uni<Integer> round() {
        // Longer than a call takes: nobody else makes it meanwhile.
        Duration lease = settings.callDeadline().multipliedBy(3);
        return sessions.withStatelessTransaction(
                        tx -> errands.claim(tx, clock.instant(), lease, AT_ONCE).chain(due -> jobs(tx, due)))
                .chain(jobs -> jobs.isEmpty()
                        ? Uni.createFrom().item(List.<Done>of())
                        : Uni.join().all(jobs.stream().map(this::call).toList()).andFailFast())
                .chain(this::keep);
    }

    private Uni<List<Job>> jobs(Mutiny.StatelessSession tx, List<PartnerOrder> due) {
        List<Job> jobs = new ArrayList<>(due.size());
        Uni<Void> all = Uni.createFrom().voidItem();
        for (PartnerOrder errand : due) {
            all = all.chain(() -> book.find(tx, errand.partner()))
                    .chain(partner -> orders.find(tx, errand.sendOrderId())
                            .invoke(order -> jobs.add(new Job(errand, partner, order.map(Tracked::order)))))
                    .replaceWithVoid();
        }
        return all.replaceWith(jobs);
    }

    private Uni<Done> call(Job job) {
        PartnerOrder errand = job.errand();
        Optional<Partner> asked =
                job.partner().filter(partner -> partner.endpoint().isPresent());
        if (asked.isEmpty() || job.order().isEmpty()) {
            return Uni.createFrom().item(new Done(errand, new PartnerCalls.Silent("it has no endpoint")));
        }
        Partner partner = asked.get();
        Uni<PartnerCalls.Answer> answer = switch (errand.state()) {
            case CONFIRM -> calls.confirm(partner, errand, job.order().get());
            case CONFIRMED -> calls.look(partner, errand);
            case CANCEL -> calls.cancel(partner, errand, cancelId(errand));
            case ENDED -> Uni.createFrom().item(new PartnerCalls.Silent("it has ended"));
        };
        return answer.map(said -> new Done(errand, said));
    }

    /** The same for each try. */
    private static UUID cancelId(PartnerOrder errand) {
        return UUID.nameUUIDFromBytes(("cancel " + errand.id()).getBytes(StandardCharsets.UTF_8));
    }

    /** One after the other: each is a transaction of its own. */
    private Uni<Integer> keep(List<Done> all) {
        Uni<Void> kept = Uni.createFrom().voidItem();
        for (Done done : all) {
            kept = kept.chain(
                    () -> sessions.withStatelessTransaction(tx -> settle.settle(tx, done.errand(), done.answer()))
                            .onFailure(Overtaken.class)
                            .retry()
                            .atMost(LOOK_AGAIN));
        }
        return kept.replaceWith(all.size());
    }
}
