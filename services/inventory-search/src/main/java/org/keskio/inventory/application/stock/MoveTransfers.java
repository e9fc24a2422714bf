package org.keskio.inventory.application.stock;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.Transfer;

/** Sends pieces from one location to another and receives them there. */
@ApplicationScoped
public class MoveTransfers {

    private final StockBook book;
    private final StockLedger ledger;
    private final Transfers transfers;
    private final Clock clock;

    @Inject
    public MoveTransfers(StockBook book, StockLedger ledger, Transfers transfers, Clock clock) {
        this.book = book;
        this.ledger = ledger;
        this.transfers = transfers;
        this.clock = clock;
    }

    /** What should go where. */
    public record Wanted(LocationCode from, LocationCode to, List<StockPieces> lines, String reference) {}

    /** What came of sending. */
    public sealed interface SendResult {}

    /** The pieces are on their way. */
    public record OnItsWay(Transfer transfer) implements SendResult {}

    /** These lines, by number, fall short; nothing left. */
    public record Short(Map<Integer, Integer> freeByLine) implements SendResult {}

    /** What came of receiving. */
    public sealed interface ReceiveResult {}

    /** The pieces are here. */
    public record Arrived(Transfer transfer, List<StockCell> cells) implements ReceiveResult {}

    /** It had been closed. */
    public record ClosedBefore() implements ReceiveResult {}

    /** Nobody knows it. */
    public record NoSuchTransfer() implements ReceiveResult {}

    /** It goes to somebody else. */
    public record NotYours() implements ReceiveResult {}

    /** Pieces leave, all or none. */
    public Uni<SendResult> send(Mutiny.StatelessSession tx, Wanted wanted) {
        Instant now = clock.instant();
        Transfer transfer = new Transfer(
                UuidCreator.getTimeOrderedEpoch(),
                wanted.from(),
                wanted.to(),
                wanted.lines().stream()
                        .map(line -> new Transfer.Line(line.sku(), line.quantity(), 0))
                        .toList(),
                wanted.reference(),
                now,
                Optional.empty());
        return book.lock(tx, cells(transfer)).chain(cells -> {
            Map<Integer, Integer> shortLines = shortLines(transfer, cells);
            return shortLines.isEmpty()
                    ? ledger.change(tx, leaving(transfer, now), now)
                            .chain(() -> transfers.add(tx, transfer))
                            .replaceWith(new OnItsWay(transfer))
                    : Uni.createFrom().item(new Short(shortLines));
        });
    }

    /** Pieces arrive; without lines all that is outstanding. {@code mine} says whether the caller may receive there. */
    public Uni<ReceiveResult> receive(
            Mutiny.StatelessSession tx,
            UUID id,
            Map<Sku, Integer> pieces,
            boolean moreToCome,
            Predicate<LocationCode> mine) {
        Instant now = clock.instant();
        return transfers.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new NoSuchTransfer());
            }
            Transfer transfer = found.get();
            if (!mine.test(transfer.to())) {
                return Uni.createFrom().item(new NotYours());
            }
            if (!transfer.isOpen()) {
                return Uni.createFrom().item(new ClosedBefore());
            }
            Transfer.Received received =
                    transfer.receive(pieces.isEmpty() ? transfer.outstanding() : pieces, moreToCome, now);
            List<StockLedger.Order> orders = arriving(received, now);
            return ledger.change(tx, orders, now)
                    .call(() -> transfers.save(tx, received.after()))
                    .map(cells -> new Arrived(received.after(), List.copyOf(new TreeMap<>(cells).values())));
        });
    }

    private static TreeSet<CellKey> cells(Transfer transfer) {
        TreeSet<CellKey> keys = new TreeSet<>();
        for (Transfer.Line line : transfer.lines()) {
            keys.add(new CellKey(line.sku(), transfer.from()));
            keys.add(new CellKey(line.sku(), transfer.to()));
        }
        return keys;
    }

    private static Map<Integer, Integer> shortLines(Transfer transfer, Map<CellKey, StockCell> cells) {
        Map<Integer, Integer> shortLines = new TreeMap<>();
        for (int i = 0; i < transfer.lines().size(); i++) {
            Transfer.Line line = transfer.lines().get(i);
            CellKey key = new CellKey(line.sku(), transfer.from());
            StockCell cell = cells.getOrDefault(key, StockCell.none(key));
            int free = Math.max(0, cell.onHand() - cell.reserved());
            if (free < line.sent()) {
                shortLines.put(i, free);
            }
        }
        return shortLines;
    }

    private static List<StockLedger.Order> leaving(Transfer transfer, Instant now) {
        String reference = transfer.id().toString();
        List<StockLedger.Order> orders = new ArrayList<>();
        for (Transfer.Line line : transfer.lines()) {
            orders.add(new StockLedger.Order(
                    new CellKey(line.sku(), transfer.from()),
                    cell -> cell.transferOut(line.sent(), reference, now)
                            .orElseThrow(() -> new Overtaken("stock of " + cell.key()))));
            orders.add(new StockLedger.Order(
                    new CellKey(line.sku(), transfer.to()), cell -> cell.expect(line.sent(), reference, now)));
        }
        return orders;
    }

    private static List<StockLedger.Order> arriving(Transfer.Received received, Instant now) {
        String reference = received.after().id().toString();
        List<StockLedger.Order> orders = new ArrayList<>();
        for (Transfer.Arrival arrival : received.arrivals()) {
            CellKey key = new CellKey(arrival.sku(), received.after().to());
            if (arrival.arrived() > 0) {
                orders.add(new StockLedger.Order(
                        key, cell -> cell.transferIn(arrival.arrived(), arrival.announced(), reference, now)));
            }
            if (arrival.lost() > 0) {
                orders.add(new StockLedger.Order(key, cell -> cell.lost(arrival.lost(), reference, now)));
            }
        }
        return orders;
    }
}
