package org.keskio.inventory.domain.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The stock of one SKU at one location. Nothing in it is ever below zero. More may be held than is on hand: a till sold
 * what was held, or a count found less; nothing can be promised then until it is sorted out.
 *
 * @param safety        pieces that are never promised
 * @param version       grows by one with each change
 * @param lastCount     what the last count said
 * @param safetyChanged whether this change set another safety stock
 */
public record StockCell(
        CellKey key,
        int onHand,
        int reserved,
        int safety,
        long version,
        Optional<Count> lastCount,
        boolean safetyChanged) {

    public StockCell {
        if (onHand < 0 || reserved < 0 || safety < 0) {
            throw new IllegalArgumentException("stock must not be below zero at " + key);
        }
    }

    /** As it is kept. */
    public StockCell(CellKey key, int onHand, int reserved, int safety, long version, Optional<Count> lastCount) {
        this(key, onHand, reserved, safety, version, lastCount, false);
    }

    /** A cell that nobody has heard of before. */
    public static StockCell none(CellKey key) {
        return new StockCell(key, 0, 0, 0, 0, Optional.empty());
    }

    /** Pieces that can be promised. */
    public int available() {
        return Math.max(0, onHand - reserved - safety);
    }

    /** Holds pieces; empty when not so many can be promised. */
    public Optional<StockChange> reserve(int pieces, String reference, Instant at) {
        if (pieces > available()) {
            return Optional.empty();
        }
        return Optional.of(change(List.of(move(MovementKind.RESERVE, 0, pieces, reference, at))));
    }

    /** Gives held pieces back. */
    public StockChange release(int pieces, String reference, Instant at) {
        return change(List.of(move(MovementKind.RELEASE, 0, -pieces, reference, at)));
    }

    /** Held pieces leave: {@code kind} is SALE, SHIP or HANDOVER. */
    public StockChange leaveHeld(MovementKind kind, int pieces, String reference, Instant at) {
        return change(withCorrection(pieces, move(kind, -pieces, -pieces, reference, at)));
    }

    /** A till sold pieces, whatever the record said: what was sold is gone. */
    public StockChange sell(int pieces, String reference, Instant at) {
        return change(withCorrection(pieces, move(MovementKind.SALE, -pieces, 0, reference, at)));
    }

    /** Pieces came back from a customer. */
    public StockChange takeBack(int pieces, String reference, Instant at) {
        return change(List.of(move(MovementKind.RETURN, pieces, 0, reference, at)));
    }

    /** Pieces arrived that are held for somebody. */
    public StockChange receiveHeld(int pieces, String reference, Instant at) {
        return change(List.of(move(MovementKind.RECEIVE, pieces, pieces, reference, at)));
    }

    /** Held pieces are not where the record says. */
    public StockChange notFound(int pieces, String reference, Instant at) {
        return change(List.of(move(MovementKind.NOT_FOUND, -Math.min(pieces, onHand), -pieces, reference, at)));
    }

    /**
     * A count as of an instant that may lie in the past. What came and went since then still holds: on hand becomes the
     * count plus {@code flowSince}. An older count than the last one says nothing new.
     *
     * @param flowSince pieces that came (or went, negative) after the count's instant, corrections left out
     */
    public StockChange counted(Count count, int flowSince, OptionalInt newSafety, String reference) {
        int safetyNow = newSafety.orElse(safety);
        boolean old = lastCount
                .filter(last -> last.at().isAfter(count.at()) || last.equals(count))
                .isPresent();
        int correction = old ? 0 : Math.max(0, count.pieces() + flowSince) - onHand;
        List<Movement> movements =
                correction == 0 ? List.of() : List.of(move(MovementKind.COUNT, correction, 0, reference, count.at()));
        boolean news = !movements.isEmpty() || safetyNow != safety || version == 0;
        return new StockChange(
                new StockCell(
                        key,
                        onHand + correction,
                        reserved,
                        safetyNow,
                        news ? version + 1 : version,
                        old ? lastCount : Optional.of(count),
                        safetyNow != safety || version == 0),
                movements);
    }

    /** A fact takes more than the record has: the record was wrong, which the ledger says first. */
    private List<Movement> withCorrection(int pieces, Movement movement) {
        List<Movement> movements = new ArrayList<>(2);
        if (pieces > onHand) {
            movements.add(move(MovementKind.COUNT, pieces - onHand, 0, movement.reference(), movement.happenedAt()));
        }
        movements.add(movement);
        return movements;
    }

    private Movement move(MovementKind kind, int onHandChange, int reservedChange, String reference, Instant at) {
        return new Movement(key, kind, onHandChange, reservedChange, reference, at);
    }

    private StockChange change(List<Movement> movements) {
        int newOnHand = onHand;
        int newReserved = reserved;
        for (Movement movement : movements) {
            newOnHand = Math.addExact(newOnHand, movement.onHandChange());
            newReserved = Math.addExact(newReserved, movement.reservedChange());
        }
        return new StockChange(new StockCell(key, newOnHand, newReserved, safety, version + 1, lastCount), movements);
    }
}
