package org.keskio.inventory.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
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
        StockCell cell = new StockCell(KEY, 7, 0, 0, 0, 0, 1, 1, Optional.of(new Count(7, NOON)), false);

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

    @Test
    void whatIsOnItsWayIsNotPromised() {
        StockCell after = cell(2, 0, 0).expect(5, "t", NOON).after();

        assertThat(after.inTransit()).isEqualTo(5);
        assertThat(after.available()).isEqualTo(2);
        assertThat(after.transferIn(6, 5, "t", NOON).after().onHand()).isEqualTo(8);
        assertThat(after.transferIn(6, 5, "t", NOON).after().inTransit()).isZero();
    }

    @Test
    void aTransferLeavesHeldPiecesWhereTheyAre() {
        assertThat(cell(5, 3, 2).transferOut(3, "t", NOON)).isEmpty();
        assertThat(cell(5, 3, 2).transferOut(2, "t", NOON).orElseThrow().after().onHand())
                .isEqualTo(3);
    }

    @Test
    void aDamageIsKeptWithItsReason() {
        StockChange damage = cell(1, 0, 0).damage(2, "clerk", NOON, "torn seam");

        assertThat(damage.after().onHand()).isZero();
        assertThat(damage.movements()).extracting(Movement::note).containsExactly("", "torn seam");
    }

    /**
     * Whatever happens in whatever order: nothing falls below zero, the ledger's sums are the stock and its lines have
     * no holes, and what is held is what baskets and orders hold.
     */
    @Property
    void theLedgerSumsToTheStock(
            @ForAll @Size(max = 80) List<@IntRange(min = 0, max = 15) Integer> whats,
            @ForAll @Size(max = 80) List<@IntRange(min = 1, max = 9) Integer> pieces) {
        StockCell cell = StockCell.none(KEY);
        List<Movement> ledger = new ArrayList<>();
        int[] baskets = {0};
        int[] orders = {0};
        for (int i = 0; i < Math.min(whats.size(), pieces.size()); i++) {
            Optional<StockChange> change =
                    happen(cell, whats.get(i), pieces.get(i), NOON.plusSeconds(i), baskets, orders);
            if (change.isPresent()) {
                assertThat(change.get().after().version()).isGreaterThanOrEqualTo(cell.version());
                cell = change.get().after();
                ledger.addAll(change.get().movements());
            }
            assertThat(List.of(cell.onHand(), cell.available(), cell.inTransit()))
                    .allMatch(number -> number >= 0);
            assertThat(cell.allocated()).isEqualTo(orders[0]);
            assertThat(cell.reserved()).isEqualTo(orders[0] + baskets[0]);
        }
        assertThat(sum(ledger, Movement.Pieces::onHand)).isEqualTo(cell.onHand());
        assertThat(sum(ledger, Movement.Pieces::reserved)).isEqualTo(cell.reserved());
        assertThat(sum(ledger, Movement.Pieces::allocated)).isEqualTo(cell.allocated());
        assertThat(sum(ledger, Movement.Pieces::inTransit)).isEqualTo(cell.inTransit());
        assertThat(ledger)
                .extracting(Movement::line)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, ledger.size()).boxed().toList());
        assertThat(cell.lines()).isEqualTo(ledger.size());
    }

    private static int sum(List<Movement> ledger, ToIntFunction<Movement.Pieces> of) {
        return ledger.stream().map(Movement::change).mapToInt(of).sum();
    }

    private static Optional<StockChange> happen(
            StockCell cell, int what, int pieces, Instant at, int[] baskets, int[] orders) {
        int basket = Math.min(pieces, baskets[0]);
        int order = Math.min(pieces, orders[0]);
        int coming = Math.min(pieces, cell.inTransit());
        return switch (what) {
            case 0 -> Optional.of(cell.counted(new Count(pieces, at), 0, OptionalInt.empty(), "c"));
            case 1 -> noting(cell.reserve(pieces, "r", at), baskets, pieces);
            case 2 -> noting(Optional.of(cell.release(basket, "r", at)), baskets, -basket);
            case 3 -> noting(Optional.of(cell.leaveHeld(MovementKind.SHIP, order, "o", at)), orders, -order);
            case 4 -> Optional.of(cell.sell(pieces, "s", at));
            case 5 -> Optional.of(cell.takeBack(pieces, "s", at));
            case 6 -> noting(Optional.of(cell.receiveHeld(pieces, "o", at)), orders, pieces);
            case 7 -> noting(Optional.of(cell.notFound(order, "o", at)), orders, -order);
            case 8 -> noting(cell.allocate(pieces, "o", at), orders, pieces);
            case 9 -> noting(Optional.of(cell.free(order, "o", at)), orders, -order);
            case 10 -> noting(Optional.of(cell.sellHeld(basket, "r", at)), baskets, -basket);
            case 11 -> Optional.of(cell.damage(pieces, "d", at, "torn"));
            case 12 -> cell.transferOut(pieces, "t", at);
            case 13 -> Optional.of(cell.expect(pieces, "t", at));
            case 14 -> Optional.of(cell.transferIn(pieces, coming, "t", at));
            default -> Optional.of(cell.lost(coming, "t", at));
        };
    }

    private static Optional<StockChange> noting(Optional<StockChange> change, int[] held, int pieces) {
        change.ifPresent(made -> held[0] += pieces);
        return change;
    }

    private static StockCell cell(int onHand, int reserved, int safety) {
        return new StockCell(KEY, onHand, reserved, reserved, safety, 0, 1, 1, Optional.empty(), false);
    }
}
