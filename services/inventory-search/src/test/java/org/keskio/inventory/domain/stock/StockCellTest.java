package org.keskio.inventory.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;

class StockCellTest {

    private static final CellKey KEY = new CellKey(new Sku("A"), new LocationCode("L"));
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void promisesWhatIsNeitherHeldNorKeptBack() {
        assertThat(cell(10, 3, 2).available()).isEqualTo(5);
        assertThat(cell(2, 3, 2).available()).isZero();
    }

    @Test
    void holdsNoMoreThanCanBePromised() {
        assertThat(cell(5, 0, 1).reserve(5, "r", NOON)).isEmpty();
        assertThat(cell(5, 0, 1).reserve(4, "r", NOON).orElseThrow().after().reserved())
                .isEqualTo(4);
    }

    @Test
    void takesASaleThatTheRecordDidNotExpect() {
        StockChange sale = cell(1, 0, 0).sell(3, "receipt", NOON);

        assertThat(sale.after().onHand()).isZero();
        assertThat(sale.movements()).extracting(Movement::kind).containsExactly(MovementKind.COUNT, MovementKind.SALE);
        assertThat(sale.movements()).extracting(Movement::onHandChange).containsExactly(2, -3);
    }

    @Test
    void whatIsNotFoundIsTakenFromTheRecord() {
        StockCell after = cell(3, 2, 0).notFound(2, "o", NOON).after();

        assertThat(after.onHand()).isEqualTo(1);
        assertThat(after.reserved()).isZero();
    }

    @Test
    void aCountAsOfBeforeASaleKeepsTheSale() {
        // Counted 10 at noon; 2 were sold since; the record says 7.
        StockChange counted = cell(7, 0, 0).counted(new Count(10, NOON), -2, OptionalInt.empty(), "feed");

        assertThat(counted.after().onHand()).isEqualTo(8);
    }

    @Test
    void anOlderCountThanTheLastOneSaysNothing() {
        StockCell cell = new StockCell(KEY, 7, 0, 0, 1, Optional.of(new Count(7, NOON)));

        StockChange counted =
                cell.counted(new Count(99, NOON.minus(Duration.ofHours(1))), 0, OptionalInt.empty(), "feed");

        assertThat(counted.after()).isEqualTo(cell);
        assertThat(counted.isNews()).isFalse();
    }

    @Test
    void theSameCountAgainChangesNothing() {
        StockCell once = cell(7, 0, 0)
                .counted(new Count(10, NOON), -2, OptionalInt.of(1), "feed")
                .after();

        StockChange again = once.sell(1, "r", NOON.plusSeconds(60))
                .after()
                .counted(new Count(10, NOON), -3, OptionalInt.of(1), "feed");

        assertThat(again.isNews()).isFalse();
        assertThat(again.after().onHand()).isEqualTo(7);
    }

    /** Whatever happens in whatever order: nothing falls below zero, and the ledger's sums are the stock. */
    @Property
    void theLedgerSumsToTheStock(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 8) Integer> whats,
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 9) Integer> pieces) {
        StockCell cell = StockCell.none(KEY);
        List<Movement> ledger = new ArrayList<>();
        for (int i = 0; i < Math.min(whats.size(), pieces.size()); i++) {
            Optional<StockChange> change = happen(cell, whats.get(i), pieces.get(i), NOON.plusSeconds(i));
            if (change.isPresent()) {
                assertThat(change.get().after().version()).isGreaterThanOrEqualTo(cell.version());
                cell = change.get().after();
                ledger.addAll(change.get().movements());
            }
            assertThat(cell.onHand()).isNotNegative();
            assertThat(cell.reserved()).isNotNegative();
            assertThat(cell.available()).isNotNegative();
        }
        assertThat(ledger.stream().mapToInt(Movement::onHandChange).sum()).isEqualTo(cell.onHand());
        assertThat(ledger.stream().mapToInt(Movement::reservedChange).sum()).isEqualTo(cell.reserved());
    }

    private static Optional<StockChange> happen(StockCell cell, int what, int pieces, Instant at) {
        int held = Math.min(pieces, cell.reserved());
        return switch (what) {
            case 0 -> Optional.of(cell.counted(new Count(pieces, at), 0, OptionalInt.empty(), "c"));
            case 1 -> cell.reserve(pieces, "r", at);
            case 2 -> Optional.of(cell.release(held, "r", at));
            case 3 -> Optional.of(cell.leaveHeld(MovementKind.SHIP, held, "r", at));
            case 4 -> Optional.of(cell.sell(pieces, "s", at));
            case 5 -> Optional.of(cell.takeBack(pieces, "s", at));
            case 6 -> Optional.of(cell.receiveHeld(pieces, "r", at));
            case 7 -> Optional.of(cell.notFound(held, "r", at));
            default -> Optional.of(cell.leaveHeld(MovementKind.HANDOVER, held, "r", at));
        };
    }

    private static StockCell cell(int onHand, int reserved, int safety) {
        return new StockCell(KEY, onHand, reserved, safety, 1, Optional.empty());
    }
}
