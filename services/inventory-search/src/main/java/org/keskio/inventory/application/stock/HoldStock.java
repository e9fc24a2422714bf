package org.keskio.inventory.application.stock;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Reservation;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** Holds pieces for a basket, sells what was held or gives it back. */
@ApplicationScoped
public class HoldStock {

    private static final int PARTNER_RANK = 4;

    private final StockBook book;
    private final StockLedger ledger;
    private final Reservations reservations;
    private final Locations locations;
    private final Clock clock;

    @Inject
    public HoldStock(StockBook book, StockLedger ledger, Reservations reservations, Locations locations, Clock clock) {
        this.book = book;
        this.ledger = ledger;
        this.reservations = reservations;
        this.locations = locations;
        this.clock = clock;
    }

    /** A line to hold, from a given location or wherever one has all of it. */
    public record WantedLine(Sku sku, int quantity, Optional<LocationCode> location) {}

    /** Lines to hold together. */
    public record Wanted(List<WantedLine> lines, Duration hold, String reference, String country) {}

    /** What came of holding. */
    public sealed interface HoldResult {}

    /** All lines are held. */
    public record Held(Reservation reservation) implements HoldResult {}

    /** These lines, by number, fall short; nothing is held. */
    public record Short(Map<Integer, Integer> availableByLine) implements HoldResult {}

    /** What came of ending a reservation. */
    public sealed interface EndResult {}

    /** It stands so now. */
    public record Stands(Reservation reservation) implements EndResult {}

    /** Nobody knows it. */
    public record NoSuchReservation() implements EndResult {}

    /** It ended in another way before. */
    public record EndedBefore(Reservation.State state) implements EndResult {}

    /** Holds all lines or none. */
    public Uni<HoldResult> hold(Mutiny.StatelessSession tx, Wanted wanted) {
        Instant now = clock.instant();
        Set<Sku> skus = new TreeSet<>();
        wanted.lines().forEach(line -> skus.add(line.sku()));
        return book.cells(tx, skus).chain(cells -> {
            Choice choice = choose(wanted, cells);
            if (!choice.shortLines().isEmpty()) {
                return Uni.createFrom().item(new Short(choice.shortLines()));
            }
            Reservation reservation = new Reservation(
                    UuidCreator.getTimeOrderedEpoch(),
                    choice.lines(),
                    Reservation.State.OPEN,
                    now.plus(wanted.hold()),
                    wanted.reference());
            return ledger.change(tx, holdOrders(reservation, now), now)
                    .chain(() -> reservations.add(tx, List.of(reservation), now))
                    .replaceWith(new Held(reservation));
        });
    }

    static List<StockLedger.Order> holdOrders(Reservation reservation, Instant now) {
        String reference = reservation.id().toString();
        List<StockLedger.Order> orders = new ArrayList<>();
        for (Reservation.Line line : reservation.lines()) {
            orders.add(new StockLedger.Order(
                    line.cell(),
                    cell -> cell.reserve(line.quantity(), reference, now)
                            .orElseThrow(() -> new Overtaken("stock of " + line.cell()))));
        }
        return orders;
    }

    /** Sells what was held. Selling it twice changes nothing. */
    public Uni<EndResult> commit(Mutiny.StatelessSession tx, UUID id) {
        Instant now = clock.instant();
        return reservations.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new NoSuchReservation());
            }
            Reservation reservation = found.get();
            if (reservation.holdsAt(now)) {
                return end(tx, reservation.in(Reservation.State.COMMITTED), now);
            }
            return Uni.createFrom()
                    .item(
                            switch (reservation.state()) {
                                case COMMITTED -> new Stands(reservation);
                                case RELEASED -> new EndedBefore(Reservation.State.RELEASED);
                                case OPEN, EXPIRED -> new EndedBefore(Reservation.State.EXPIRED);
                            });
        });
    }

    /** Gives back what was held. Giving it back twice changes nothing. */
    public Uni<EndResult> release(Mutiny.StatelessSession tx, UUID id) {
        Instant now = clock.instant();
        return reservations.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new NoSuchReservation());
            }
            Reservation reservation = found.get();
            return switch (reservation.state()) {
                case OPEN -> end(tx, reservation.in(Reservation.State.RELEASED), now);
                case RELEASED, EXPIRED -> Uni.createFrom().item(new Stands(reservation));
                case COMMITTED -> Uni.createFrom().item(new EndedBefore(Reservation.State.COMMITTED));
            };
        });
    }

    /** Gives back what was held too long; returns how many reservations ended. */
    public Uni<Integer> expireDue(Mutiny.StatelessSession tx, int limit) {
        Instant now = clock.instant();
        return reservations.lockDue(tx, now, limit).chain(due -> {
            List<StockLedger.Order> orders = new ArrayList<>();
            List<Reservation> expired = new ArrayList<>();
            for (Reservation reservation : due) {
                Reservation ended = reservation.in(Reservation.State.EXPIRED);
                expired.add(ended);
                orders.addAll(endOrders(ended, now));
            }
            return due.isEmpty()
                    ? Uni.createFrom().item(0)
                    : ledger.change(tx, orders, now)
                            .chain(() -> reservations.move(tx, expired))
                            .replaceWith(due.size());
        });
    }

    private Uni<EndResult> end(Mutiny.StatelessSession tx, Reservation ended, Instant now) {
        return ledger.change(tx, endOrders(ended, now), now)
                .chain(() -> reservations.move(tx, List.of(ended)))
                .replaceWith(new Stands(ended));
    }

    private static List<StockLedger.Order> endOrders(Reservation ended, Instant now) {
        String reference = ended.id().toString();
        boolean sold = ended.state() == Reservation.State.COMMITTED;
        List<StockLedger.Order> orders = new ArrayList<>();
        for (Reservation.Line line : ended.lines()) {
            orders.add(new StockLedger.Order(line.cell(), cell -> endOf(cell, line.quantity(), sold, reference, now)));
        }
        return orders;
    }

    private static StockChange endOf(StockCell cell, int quantity, boolean sold, String reference, Instant now) {
        return sold ? cell.sellHeld(quantity, reference, now) : cell.release(quantity, reference, now);
    }

    private record Choice(List<Reservation.Line> lines, Map<Integer, Integer> shortLines) {}

    /** Chooses a location for each line; lines of one SKU share what is there. */
    private Choice choose(Wanted wanted, List<StockCell> cells) {
        Map<CellKey, Integer> left = new HashMap<>();
        Map<Sku, List<CellKey>> bySku = new HashMap<>();
        for (StockCell cell : cells) {
            left.put(cell.key(), cell.available());
            bySku.computeIfAbsent(cell.key().sku(), sku -> new ArrayList<>()).add(cell.key());
        }
        List<Reservation.Line> lines = new ArrayList<>();
        Map<Integer, Integer> shortLines = new HashMap<>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            WantedLine line = wanted.lines().get(i);
            List<CellKey> candidates = line.location()
                    .map(location -> List.of(new CellKey(line.sku(), location)))
                    .orElseGet(() -> ranked(bySku.getOrDefault(line.sku(), List.of()), left, wanted.country()));
            Optional<CellKey> chosen = candidates.stream()
                    .filter(cell -> left.getOrDefault(cell, 0) >= line.quantity())
                    .findFirst();
            if (chosen.isPresent()) {
                left.merge(chosen.get(), -line.quantity(), Integer::sum);
                lines.add(new Reservation.Line(chosen.get(), line.quantity()));
            } else {
                int most = candidates.stream()
                        .mapToInt(cell -> left.getOrDefault(cell, 0))
                        .max()
                        .orElse(0);
                shortLines.put(i, most);
            }
        }
        return new Choice(lines, shortLines);
    }

    /** Warehouses in the shop's country, other warehouses, stores there, other stores; the deepest stock first. */
    private List<CellKey> ranked(List<CellKey> cells, Map<CellKey, Integer> left, String country) {
        record Ranked(CellKey cell, int rank, int available) {}
        return cells.stream()
                .flatMap(cell -> locations.find(cell.location()).stream()
                        .map(location -> new Ranked(cell, rank(location, country), left.getOrDefault(cell, 0))))
                .filter(candidate -> candidate.rank() < PARTNER_RANK)
                .sorted(Comparator.comparingInt(Ranked::rank)
                        .thenComparing(
                                Comparator.comparingInt(Ranked::available).reversed())
                        .thenComparing(Ranked::cell))
                .map(Ranked::cell)
                .toList();
    }

    private static int rank(Location location, String country) {
        int abroad = location.country().equals(country) ? 0 : 1;
        return switch (location.kind()) {
            case WAREHOUSE -> abroad;
            case STORE -> 2 + abroad;
            // A partner's pieces are not ours to hold for a basket.
            case PARTNER -> PARTNER_RANK;
        };
    }

    /** Locations that a wish names and nobody knows. */
    public Set<LocationCode> unknownLocations(Wanted wanted) {
        Set<LocationCode> unknown = new HashSet<>();
        wanted.lines()
                .forEach(line -> line.location()
                        .filter(code -> locations.find(code).isEmpty())
                        .ifPresent(unknown::add));
        return unknown;
    }
}
