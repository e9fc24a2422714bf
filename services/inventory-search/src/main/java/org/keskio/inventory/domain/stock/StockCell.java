package org.keskio.inventory.domain.stock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.keskio.inventory.domain.stock.Movement.Pieces;

/**
 * The stock of one SKU at one location. Nothing in it is ever below zero. More may be held than is on hand: a till sold
 * what was held, or a count found less; nothing can be promised then until it is sorted out.
 *
 * @param reserved      pieces held for somebody, in baskets and send orders
 * @param allocated     the part of reserved that is bound to send orders
 * @param safety        pieces that are never promised
 * @param inTransit     pieces on their way here; not promised
 * @param version       grows by one with each change
 * @param lines         lines that the ledger has for this cell
 * @param lastCount     what the last count said
 * @param safetyChanged whether this change set another safety stock
 */
public record StockCell(
        CellKey key,
        int onHand,
        int reserved,
        int allocated,
        int safety,
        int inTransit,
        long version,
        long lines,
        Optional<Count> lastCount,
        boolean safetyChanged) {

    public StockCell {
        if (onHand < 0 || reserved < 0 || allocated < 0 || safety < 0 || inTransit < 0) {
            throw new IllegalArgumentException("stock must not be below zero at " + key);
        }
        if (allocated > reserved) {
            throw new IllegalArgumentException("more is allocated than reserved at " + key);
        }
    }

    /** A cell that nobody has heard of before. */
    public static StockCell none(CellKey key) {
        return new StockCell(key, 0, 0, 0, 0, 0, 0, 0, Optional.empty(), false);
    }

    /** Pieces that can be promised: the one rule of what is available. */
    public int available() {
        return Math.max(0, onHand - reserved - safety);
    }

    /** Holds pieces for a basket; empty when not so many can be promised. */
    public Optional<StockChange> reserve(int pieces, String reference, Instant at) {
        return pieces > available()
                ? Optional.empty()
                : Optional.of(change(MovementKind.RESERVE, new Pieces(0, pieces, 0, 0), reference, at));
    }

    /** Gives pieces of a basket back. */
    public StockChange release(int pieces, String reference, Instant at) {
        return change(MovementKind.RELEASE, new Pieces(0, -pieces, 0, 0), reference, at);
    }

    /** Holds pieces for a send order; empty when not so many can be promised. */
    public Optional<StockChange> allocate(int pieces, String reference, Instant at) {
        return pieces > available()
                ? Optional.empty()
                : Optional.of(change(MovementKind.RESERVE, new Pieces(0, pieces, pieces, 0), reference, at));
    }

    /** Gives pieces of a send order back. */
    public StockChange free(int pieces, String reference, Instant at) {
        return change(MovementKind.RELEASE, new Pieces(0, -pieces, -pieces, 0), reference, at);
    }

    /** A basket's pieces are sold. */
    public StockChange sellHeld(int pieces, String reference, Instant at) {
        return atLeast(pieces, reference, at).then(MovementKind.SALE, new Pieces(-pieces, -pieces, 0, 0));
    }

    /** A send order's pieces leave: {@code kind} is SHIP or HANDOVER. */
    public StockChange leaveHeld(MovementKind kind, int pieces, String reference, Instant at) {
        return atLeast(pieces, reference, at).then(kind, new Pieces(-pieces, -pieces, -pieces, 0));
    }

    /** A till sold pieces, whatever the record said: what was sold is gone. */
    public StockChange sell(int pieces, String reference, Instant at) {
        return atLeast(pieces, reference, at).then(MovementKind.SALE, Pieces.there(-pieces));
    }

    /** Pieces cannot be sold any more, whatever the record said. */
    public StockChange damage(int pieces, String reference, Instant at, String reason) {
        return atLeast(pieces, reference, at).noting(reason).then(MovementKind.DAMAGE, Pieces.there(-pieces));
    }

    /** Pieces came back from a customer. */
    public StockChange takeBack(int pieces, String reference, Instant at) {
        return change(MovementKind.RETURN, Pieces.there(pieces), reference, at);
    }

    /** Pieces came from a supplier. */
    public StockChange receipt(int pieces, String reference, Instant at) {
        return change(MovementKind.RECEIPT, Pieces.there(pieces), reference, at);
    }

    /** Pieces leave by a transfer, safety stock too; empty when not so many are free: held ones stay. */
    public Optional<StockChange> transferOut(int pieces, String reference, Instant at) {
        return pieces > Math.max(0, onHand - reserved)
                ? Optional.empty()
                : Optional.of(change(MovementKind.TRANSFER_OUT, Pieces.there(-pieces), reference, at));
    }

    /** Pieces of a transfer arrived; {@code announced} of them were on their way, the others came as a surprise. */
    public StockChange transferIn(int pieces, int announced, String reference, Instant at) {
        return change(MovementKind.TRANSFER_IN, new Pieces(pieces, 0, 0, -announced), reference, at);
    }

    /** Pieces of a transfer will not arrive any more. */
    public StockChange lost(int pieces, String reference, Instant at) {
        return change(MovementKind.LOST, new Pieces(0, 0, 0, -pieces), reference, at);
    }

    /** Pieces are on their way here. */
    public StockChange expect(int pieces, String reference, Instant at) {
        return change(MovementKind.TRANSIT, new Pieces(0, 0, 0, pieces), reference, at);
    }

    /** Pieces are not on their way here any more: they arrived, or went elsewhere. */
    public StockChange expectNoLonger(int pieces, String reference, Instant at) {
        return change(MovementKind.TRANSIT, new Pieces(0, 0, 0, -Math.min(pieces, inTransit)), reference, at);
    }

    /** Pieces arrived that are held for a send order. */
    public StockChange receiveHeld(int pieces, String reference, Instant at) {
        return change(MovementKind.RECEIVE, new Pieces(pieces, pieces, pieces, 0), reference, at);
    }

    /** A send order's pieces are not where the record says. */
    public StockChange notFound(int pieces, String reference, Instant at) {
        Pieces gone = new Pieces(-Math.min(pieces, onHand), -pieces, -pieces, 0);
        return change(MovementKind.NOT_FOUND, gone, reference, at);
    }

    /** The record was wrong by so many pieces, fewer when negative; never below zero. */
    public StockChange corrected(int pieces, String reference, Instant at) {
        int by = Math.max(pieces, -onHand);
        return by == 0 ? new StockChange(this, List.of()) : change(MovementKind.COUNT, Pieces.there(by), reference, at);
    }

    /** A send order's pieces are there and can't be sold. */
    public StockChange damageHeld(int pieces, String reference, Instant at, String reason) {
        Pieces gone = new Pieces(-Math.min(pieces, onHand), -pieces, -pieces, 0);
        return new Correction(0, reference, at, reason).then(MovementKind.DAMAGE, gone);
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
        List<Movement> movements = correction == 0
                ? List.of()
                : List.of(new Movement(
                        key, lines + 1, MovementKind.COUNT, Pieces.there(correction), reference, count.at(), ""));
        boolean news = correction != 0 || safetyNow != safety || version == 0;
        return new StockChange(
                new StockCell(
                        key,
                        onHand + correction,
                        reserved,
                        allocated,
                        safetyNow,
                        inTransit,
                        news ? version + 1 : version,
                        lines + movements.size(),
                        old ? lastCount : Optional.of(count),
                        safetyNow != safety || version == 0),
                movements);
    }

    /** The same under a new version, for those who have missed the old one. */
    public StockCell toldAgain() {
        return new StockCell(key, onHand, reserved, allocated, safety, inTransit, version + 1, lines, lastCount, false);
    }

    /** A fact takes more than the record has: the record was wrong, which the ledger says first. */
    private Correction atLeast(int pieces, String reference, Instant at) {
        return new Correction(Math.max(0, pieces - onHand), reference, at, "");
    }

    private StockChange change(MovementKind kind, Pieces change, String reference, Instant at) {
        return new Correction(0, reference, at, "").then(kind, change);
    }

    private final class Correction {

        private final int more;
        private final String reference;
        private final Instant at;
        private final String note;

        private Correction(int more, String reference, Instant at, String note) {
            this.more = more;
            this.reference = reference;
            this.at = at;
            this.note = note;
        }

        Correction noting(String why) {
            return new Correction(more, reference, at, why);
        }

        StockChange then(MovementKind kind, Pieces change) {
            if (more == 0) {
                Movement only = new Movement(key, lines + 1, kind, change, reference, at, note);
                return new StockChange(after(change, 1), List.of(only));
            }
            Pieces found = Pieces.there(more);
            Pieces both = new Pieces(more + change.onHand(), change.reserved(), change.allocated(), change.inTransit());
            return new StockChange(
                    after(both, 2),
                    List.of(
                            new Movement(key, lines + 1, MovementKind.COUNT, found, reference, at, ""),
                            new Movement(key, lines + 2, kind, change, reference, at, note)));
        }

        private StockCell after(Pieces change, int newLines) {
            return new StockCell(
                    key,
                    Math.addExact(onHand, change.onHand()),
                    Math.addExact(reserved, change.reserved()),
                    Math.addExact(allocated, change.allocated()),
                    safety,
                    Math.addExact(inTransit, change.inTransit()),
                    version + 1,
                    lines + newLines,
                    lastCount,
                    false);
        }
    }
}
