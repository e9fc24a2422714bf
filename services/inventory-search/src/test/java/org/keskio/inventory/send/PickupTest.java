package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.AcceptPickRequest;
import org.keskio.inventory.v1.CollectPickupRequest;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.PackRequest;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.ReceiveAtStoreRequest;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.ShipRequest;
import org.keskio.inventory.v1.Way;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class PickupTest {

    private World world;

    @BeforeEach
    void open() {
        world = new World();
        world.places();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatIsSentToTheStoreIsCollectedThereWithTheMailedCode() throws Exception {
        String sku = world.product("PICKUP");
        world.count(sku, World.WAREHOUSE, 1);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        SendOrder order = world.clerkOf(World.HELSINKI)
                .send(World.tap(plans, World.way(plans, Way.WAY_SHIP_TO_STORE)))
                .getOrder();
        toPacked(World.WAREHOUSE, order);
        var shipped = world.clerkOf(World.WAREHOUSE)
                .ship(ShipRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build());
        assertThat(shipped.getOrder().getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_IN_TRANSIT);
        var received = world.clerkOf(World.HELSINKI)
                .receiveAtStore(ReceiveAtStoreRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build());
        assertThat(received.getOrder().getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_READY_FOR_PICKUP);
        assertThat(world.level(sku, World.HELSINKI).getReserved()).isEqualTo(1);

        String code = readyFact(order).getPickupCode();
        assertThat(code).matches("[0-9]{6}");
        mistype(6, code);
        SendOrder collected = world.clerkOf(World.HELSINKI)
                .collectPickup(collect(World.HELSINKI, code))
                .getOrder();

        assertThat(collected.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_COLLECTED);
        // The right code made those before it forgotten: ten would have been too many.
        mistype(6, code);
        assertThat(world.level(sku, World.HELSINKI).getOnHand()).isZero();
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
        assertThat(world.check(sku).getCells()).isEqualTo(2);
    }

    @Test
    void codesCannotBeTriedOut() {
        String store = World.ESPOO;
        for (int i = 0; i < 10; i++) {
            refuses(store, "%06d".formatted(i));
        }
        assertThatThrownBy(() -> world.clerkOf(store).collectPickup(collect(store, "999999")))
                .satisfies(error -> {
                    assertThat(Status.fromThrowable(error).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                    assertThat(Errors.infoOf(error).orElseThrow().getMetadataMap())
                            .containsKey("retry_after_seconds");
                });
    }

    private void mistype(int times, String code) {
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < times; i++) {
            refuses(World.HELSINKI, wrong);
        }
    }

    private void refuses(String store, String code) {
        SendStoryTest.refused(
                () -> world.clerkOf(store).collectPickup(collect(store, code)),
                Status.Code.PERMISSION_DENIED,
                ErrorReason.PICKUP_CODE_WRONG);
    }

    private SendOrderMoved readyFact(SendOrder order) throws Exception {
        try (FactsHeard facts = new FactsHeard()) {
            return facts.move(move -> move.getSendOrderId().equals(order.getSendOrderId())
                    && move.getToState() == SendOrderState.SEND_ORDER_STATE_READY_FOR_PICKUP);
        }
    }

    private void toPacked(String store, SendOrder order) {
        var accepted = world.clerkOf(store)
                .acceptPick(AcceptPickRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build());
        assertThat(accepted.getOrder().getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_PICKING);
        var packed = world.clerkOf(store)
                .pack(PackRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build());
        assertThat(packed.getOrder().getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_PACKED);
    }

    private static CollectPickupRequest collect(String store, String code) {
        return CollectPickupRequest.newBuilder()
                .setRequestId(World.id())
                .setStore(store)
                .setPickupCode(code)
                .build();
    }
}
