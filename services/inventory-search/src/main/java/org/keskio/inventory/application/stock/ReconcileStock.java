package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;

/** Names each difference between what is kept and what should be, with its cause, and repairs it when asked to. */
@ApplicationScoped
public class ReconcileStock {

    private static final Set<Finding.Cause> OF_HOLDERS = Set.of(
            Finding.Cause.EXPIRED_HOLD,
            Finding.Cause.ORDER_HOLDS_NOTHING,
            Finding.Cause.ENDED_ORDER_HOLDS,
            Finding.Cause.ORDER_IN_TWO_STATES);

    private final Reconciliation book;
    private final CompareIndex index;
    private final StockFacts facts;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    public ReconcileStock(
            Reconciliation book, CompareIndex index, StockFacts facts, Mutiny.SessionFactory sessions, Clock clock) {
        this.book = book;
        this.index = index;
        this.facts = facts;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What to look at, from where on, and how much of it. */
    public record Question(Optional<Sku> sku, String after, int limit) {}

    /** Who repairs, and why. */
    public record Repair(String by, String reason) {

        /** What the ledger's lines say. */
        String note() {
            return reason.isEmpty() ? "by " + by : reason + " (by " + by + ")";
        }
    }

    /** A page of differences. */
    public record Page(long cells, List<Finding> findings, boolean more) {}

    /** Names the differences, and repairs those of this page when asked to. */
    public Uni<Page> reconcile(Question question, Optional<Repair> repair) {
        return sessions.withStatelessTransaction(tx -> book.cells(tx, question.sku())
                        .chain(cells -> book.find(
                                        tx, question.sku(), question.after(), question.limit(), clock.instant())
                                .call(found -> repair(tx, found, repair))
                                .map(found -> new Page(cells, found, found.size() >= question.limit()))))
                .chain(page -> page.more() ? Uni.createFrom().item(page) : withIndex(question, page, repair));
    }

    /** The index is looked at when the database has been gone through. */
    private Uni<Page> withIndex(Question question, Page page, Optional<Repair> repair) {
        int room = question.limit() - page.findings().size();
        return Uni.createFrom()
                .item(() -> index.suspects(question.sku(), question.after(), room))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(suspects -> suspects.isEmpty()
                        ? Uni.createFrom().item(page)
                        : Uni.createFrom()
                                .item(suspects)
                                .onItem()
                                .delayIt()
                                .by(CompareIndex.ON_ITS_WAY)
                                .chain(() -> sessions.withStatelessTransaction(
                                        tx -> index.confirm(tx, suspects).call(found -> repair(tx, found, repair))))
                                .map(found -> with(page, found, suspects.size() >= room)));
    }

    private static Page with(Page page, List<Finding> more, boolean full) {
        List<Finding> all = new ArrayList<>(page.findings());
        all.addAll(more);
        return new Page(page.cells(), List.copyOf(all), full && !all.isEmpty());
    }

    private Uni<Void> repair(Mutiny.StatelessSession tx, List<Finding> findings, Optional<Repair> repair) {
        return repair.isEmpty() || findings.isEmpty()
                ? Uni.createFrom().voidItem()
                : repair(tx, findings, repair.get(), clock.instant());
    }

    private Uni<Void> repair(Mutiny.StatelessSession tx, List<Finding> findings, Repair repair, Instant now) {
        List<Finding> holders = findings.stream()
                .filter(finding -> OF_HOLDERS.contains(finding.cause()))
                .toList();
        TreeSet<CellKey> cells = new TreeSet<>();
        TreeSet<CellKey> stale = new TreeSet<>();
        for (Finding finding : findings) {
            if (!OF_HOLDERS.contains(finding.cause())) {
                CellKey key = new CellKey(new Sku(finding.sku()), new LocationCode(finding.location()));
                (finding.cause() == Finding.Cause.INDEX_DIFFERS ? stale : cells).add(key);
            }
        }
        return (holders.isEmpty()
                        ? Uni.createFrom().item(Set.<CellKey>of())
                        : book.repairHolders(tx, holders, repair.note(), repair.by(), now))
                .invoke(cells::addAll)
                .chain(() -> cells.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : book.repairCells(tx, cells, repair.note(), now)
                                .chain(changes -> changes.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : facts.changed(tx, changes, now)))
                .chain(() -> stale.isEmpty() ? Uni.createFrom().voidItem() : tellAgain(tx, stale, now));
    }

    private Uni<Void> tellAgain(Mutiny.StatelessSession tx, Set<CellKey> stale, Instant now) {
        return index.newVersions(tx, stale).chain(changes -> facts.changed(tx, changes, now));
    }
}
