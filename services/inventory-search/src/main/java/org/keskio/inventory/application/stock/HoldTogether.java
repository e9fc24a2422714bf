package org.keskio.inventory.application.stock;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Reservation;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.platform.events.Requests;

/**
 * Holds pieces for many baskets in one transaction. Those that ask for the same SKU while a group is under way form the
 * next one, so that a SKU everybody wants costs one lock and one commit a group. Each basket is still held whole or not
 * at all, once by its request id, with its own reservation and ledger lines; one that falls short fails alone.
 */
@ApplicationScoped
public class HoldTogether {

    private static final Logger LOG = Logger.getLogger(HoldTogether.class);
    // More than this would make the first of a group wait for the last.
    private static final int MOST = 128;
    // One SKU has one lane. Two use the time in which one waits for the disk; more make smaller groups, and what a
    // group costs does not grow much with it: four lanes hold a quarter less.
    private static final int LANES = 2;

    private final StockBook book;
    private final StockLedger ledger;
    private final Reservations reservations;
    private final Requests requests;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;
    private final List<Groups<Ask, Optional<HoldStock.HoldResult>>> lanes;

    @Inject
    public HoldTogether(
            StockBook book,
            StockLedger ledger,
            Reservations reservations,
            Requests requests,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.book = book;
        this.ledger = ledger;
        this.reservations = reservations;
        this.requests = requests;
        this.sessions = sessions;
        this.clock = clock;
        this.lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> new Groups<>(MOST, this::group))
                .toList();
    }

    /** A basket that asks. */
    public record Ask(Requests.Claim claim, HoldStock.Wanted wanted, Function<HoldStock.Held, byte[]> answer) {}

    /** What came of it; empty when it has to be looked at alone. */
    public Uni<Optional<HoldStock.HoldResult>> hold(Ask ask) {
        // Where it is not said where from, the choice needs all of the SKU's cells.
        boolean placed =
                ask.wanted().lines().stream().allMatch(line -> line.location().isPresent());
        if (!placed) {
            return Uni.createFrom().item(Optional.empty());
        }
        int lane = Math.floorMod(ask.wanted().lines().getFirst().sku().hashCode(), LANES);
        return lanes.get(lane).join(ask);
    }

    private Uni<List<Optional<HoldStock.HoldResult>>> group(List<Ask> asks) {
        return together(asks, Set.of())
                // Repeats are rare: looked for when they are in the way, not before.
                .onFailure(Repeated.class)
                .recoverWithUni(error -> together(asks, error.ids))
                .onFailure()
                .recoverWithItem(error -> {
                    LOG.debugf("%d baskets are looked at one by one: %s", asks.size(), error);
                    return Collections.nCopies(asks.size(), Optional.empty());
                });
    }

    private Uni<List<Optional<HoldStock.HoldResult>>> together(List<Ask> asks, Set<UUID> repeated) {
        return sessions.withStatelessTransaction(tx -> take(tx, asks, repeated));
    }

    private Uni<List<Optional<HoldStock.HoldResult>>> take(
            Mutiny.StatelessSession tx, List<Ask> asks, Set<UUID> repeated) {
        Instant now = clock.instant();
        TreeSet<CellKey> keys = new TreeSet<>();
        asks.forEach(ask -> ask.wanted().lines().forEach(line -> keys.add(cell(line))));
        return book.lock(tx, keys).chain(cells -> {
            Decisions decisions = decide(asks, repeated, cells, now);
            return lookAtShort(tx, asks, decisions).chain(() -> keep(tx, asks, decisions, cells, now));
        });
    }

    /** What is short now may have been held when it was asked for the first time. */
    private Uni<Void> lookAtShort(Mutiny.StatelessSession tx, List<Ask> asks, Decisions decisions) {
        List<UUID> lacking = IntStream.range(0, asks.size())
                .filter(i -> decisions.results().get(i).orElse(null) instanceof HoldStock.Short)
                .mapToObj(i -> asks.get(i).claim().id())
                .toList();
        return lacking.isEmpty()
                ? Uni.createFrom().voidItem()
                : requests.seen(tx, lacking)
                        .invoke(seen -> forget(asks, decisions, seen))
                        .replaceWithVoid();
    }

    private static void forget(List<Ask> asks, Decisions decisions, Set<UUID> seen) {
        for (int i = 0; i < asks.size(); i++) {
            if (seen.contains(asks.get(i).claim().id())) {
                decisions.results().set(i, Optional.empty());
            }
        }
    }

    /** Requests of a group were answered before; the group is rolled back. */
    private static final class Repeated extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Set<UUID> ids;

        Repeated(Set<UUID> ids) {
            super(ids.size() + " requests", null, false, false);
            this.ids = ids;
        }
    }

    private record Decisions(
            List<Optional<HoldStock.HoldResult>> results, List<Integer> held, List<Reservation> reservations) {}

    private static Decisions decide(List<Ask> asks, Set<UUID> repeated, Map<CellKey, StockCell> cells, Instant now) {
        Map<CellKey, Integer> left = new HashMap<>();
        cells.forEach((key, cell) -> left.put(key, cell.available()));
        Decisions decisions = new Decisions(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        TreeSet<UUID> twins = new TreeSet<>(repeated);
        for (int i = 0; i < asks.size(); i++) {
            Ask ask = asks.get(i);
            boolean fresh = twins.add(ask.claim().id());
            boolean known = ask.wanted().lines().stream().allMatch(line -> isKnown(cells, cell(line)));
            decisions.results().add(fresh && known ? Optional.of(decide(ask, left, now)) : Optional.empty());
            if (decisions.results().getLast().orElse(null) instanceof HoldStock.Held held) {
                decisions.held().add(i);
                decisions.reservations().add(held.reservation());
            }
        }
        return decisions;
    }

    private static boolean isKnown(Map<CellKey, StockCell> cells, CellKey key) {
        return cells.getOrDefault(key, StockCell.none(key)).version() > 0;
    }

    private static HoldStock.HoldResult decide(Ask ask, Map<CellKey, Integer> left, Instant now) {
        List<Reservation.Line> lines = new ArrayList<>();
        Map<Integer, Integer> shortLines = new HashMap<>();
        for (int i = 0; i < ask.wanted().lines().size(); i++) {
            HoldStock.WantedLine line = ask.wanted().lines().get(i);
            int there = left.getOrDefault(cell(line), 0);
            if (there < line.quantity()) {
                shortLines.put(i, there);
            } else {
                left.merge(cell(line), -line.quantity(), Integer::sum);
            }
            lines.add(new Reservation.Line(cell(line), line.quantity()));
        }
        if (shortLines.isEmpty()) {
            return new HoldStock.Held(new Reservation(
                    UuidCreator.getTimeOrderedEpoch(),
                    lines,
                    Reservation.State.OPEN,
                    now.plus(ask.wanted().hold()),
                    ask.wanted().reference()));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!shortLines.containsKey(i)) {
                left.merge(lines.get(i).cell(), lines.get(i).quantity(), Integer::sum);
            }
        }
        return new HoldStock.Short(shortLines);
    }

    private Uni<List<Optional<HoldStock.HoldResult>>> keep(
            Mutiny.StatelessSession tx,
            List<Ask> asks,
            Decisions decisions,
            Map<CellKey, StockCell> cells,
            Instant now) {
        if (decisions.held().isEmpty()) {
            return Uni.createFrom().item(decisions.results());
        }
        List<StockLedger.Order> orders = new ArrayList<>();
        decisions.reservations().forEach(reservation -> orders.addAll(HoldStock.holdOrders(reservation, now)));
        List<Requests.Claim> claims =
                decisions.held().stream().map(i -> asks.get(i).claim()).toList();
        List<byte[]> answers = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            HoldStock.Held held = new HoldStock.Held(decisions.reservations().get(i));
            answers.add(asks.get(decisions.held().get(i)).answer().apply(held));
        }
        return ledger.changeLocked(tx, cells, orders, now)
                .chain(() -> reservations.add(tx, decisions.reservations(), now))
                .chain(() -> requests.keepAll(tx, claims, answers))
                .invoke(repeated -> {
                    if (!repeated.isEmpty()) {
                        throw new Repeated(repeated);
                    }
                })
                .replaceWith(decisions.results());
    }

    private static CellKey cell(HoldStock.WantedLine line) {
        return new CellKey(line.sku(), line.location().orElseThrow());
    }
}
