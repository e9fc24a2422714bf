package org.keskio.inventory.domain.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Money;
import org.keskio.inventory.domain.plan.Way;

class SendOrderTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocationCode SOURCE = new LocationCode("FI-TMP-01");
    private static final LocationCode HELSINKI = new LocationCode("FI-HEL-01");
    private static final PickupCode CODE = new PickupCode("012345");
    private static final PickupLock LOCK = PickupLock.with(CODE, new Random(1));

    @Test
    void goesHomeStepByStep() {
        SendOrder.Picking picking =
                (SendOrder.Picking) order(Way.SHIP_HOME).accept().after();
        SendOrder.Packed packed = (SendOrder.Packed) picking.pack().after();
        Step shipped = packed.ship("JJFI1");
        SendOrder.InTransit moving = (SendOrder.InTransit) shipped.after();
        SendOrder delivered = moving.deliver().after();

        assertThat(shipped.effects()).containsExactly(new StockEffect(StockEffect.Kind.SHIP, SOURCE));
        assertThat(moving.heldAt()).isEmpty();
        assertThat(delivered.details().version()).isEqualTo(5);
        assertThat(delivered.details().deliverTo())
                .as("an order that has ended forgets the address")
                .isEmpty();
        assertThat(delivered.deadline()).isEmpty();
    }

    @Test
    void waitsAtTheStoreItWasSentTo() {
        SendOrder.Picking picking =
                (SendOrder.Picking) order(Way.SHIP_TO_STORE).accept().after();
        SendOrder.InTransit moving = (SendOrder.InTransit)
                ((SendOrder.Packed) picking.pack().after()).ship("").after();
        Step received = moving.receive(LOCK, NOON.plus(Duration.ofDays(7)));
        SendOrder.ReadyForPickup ready = (SendOrder.ReadyForPickup) received.after();

        assertThat(received.effects()).containsExactly(new StockEffect(StockEffect.Kind.RECEIVE, HELSINKI));
        assertThat(ready.heldAt()).contains(HELSINKI);
        assertThat(ready.isAtTheSource()).isFalse();
        assertThatThrownBy(() -> ready.cancel(HELSINKI, "")).isInstanceOf(IllegalStateException.class);
        assertThat(ready.collect().effects()).containsExactly(new StockEffect(StockEffect.Kind.HAND_OVER, HELSINKI));
        assertThat(ready.expire().effects()).containsExactly(new StockEffect(StockEffect.Kind.RELEASE, HELSINKI));
        assertThat(ready.expire().cause()).isEqualTo(MoveCause.EXPIRED);
        assertThatThrownBy(moving::deliver).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsCarriedIsHandedOverAtOnce() {
        Step packed = ((SendOrder.Picking) order(Way.CARRY).accept().after()).pack();

        assertThat(packed.after()).isInstanceOf(SendOrder.Collected.class);
        assertThat(packed.effects()).containsExactly(new StockEffect(StockEffect.Kind.HAND_OVER, SOURCE));
    }

    @Test
    void whatWaitsAtItsSourceCanBeCancelled() {
        SendOrder.Picking picking =
                (SendOrder.Picking) order(Way.PICK_UP_THERE).accept().after();
        SendOrder.ReadyForPickup ready = (SendOrder.ReadyForPickup)
                picking.putAside(LOCK, NOON.plus(Duration.ofDays(7))).after();

        assertThat(ready.cancel(HELSINKI, "no").effects())
                .containsExactly(new StockEffect(StockEffect.Kind.RELEASE, SOURCE));
    }

    @Test
    void onlyTheRightCodeOpens() {
        assertThat(LOCK.opens(CODE)).isTrue();
        assertThat(LOCK.opens(new PickupCode("012346"))).isFalse();
        assertThat(CODE.toString()).doesNotContain("012345");
    }

    @Test
    void numbersHaveNoLetterThatLooksLikeAnother() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            assertThat(OrderNumber.random(random).value()).matches("S-[2-9A-HJKMNP-TV-Z]{6}");
        }
    }

    @Test
    void anAddressIsNeverPrinted() {
        assertThat(order(Way.SHIP_HOME).toString()).doesNotContain("Aino").doesNotContain("Hämeentie");
    }

    private static SendOrder.Reserved order(Way way) {
        Optional<LocationCode> destination = switch (way) {
            case SHIP_HOME -> Optional.empty();
            case SHIP_TO_STORE -> Optional.of(HELSINKI);
            case CARRY, PICK_UP_THERE -> Optional.of(SOURCE);
        };
        Money price = new Money(12990, Currency.getInstance("EUR"));
        return new SendOrder.Reserved(new Details(
                new UUID(1, 1),
                new OrderNumber("S-4K7Q2M"),
                new Item(new Sku("A"), "Shirt", "Paita", "Tröja", "Black, M", "", 400, 1),
                new Route(way, SOURCE, destination, NOON, NOON),
                HELSINKI,
                new UUID(2, 2),
                Optional.of(new Address("Aino Virtanen", "Hämeentie 5", "00500", "Helsinki", "FI")),
                NOON,
                NOON,
                new Payment(new UUID(3, 3), price, price, "till-1"),
                new Basket(new UUID(4, 4), 1),
                "",
                List.of(),
                NOON,
                1,
                List.of()));
    }
}
