package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.CreateTransferRequest;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.ListTransfersRequest;
import org.keskio.inventory.v1.MovementKind;
import org.keskio.inventory.v1.Plan;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.ReceiveTransferRequest;
import org.keskio.inventory.v1.RecordCountRequest;
import org.keskio.inventory.v1.RecordDamageRequest;
import org.keskio.inventory.v1.RecordReceiptRequest;
import org.keskio.inventory.v1.StockLevel;
import org.keskio.inventory.v1.StockLine;
import org.keskio.inventory.v1.Transfer;
import org.keskio.inventory.v1.TransferState;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class StockOnTheFloorTest {

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
    void aClerkCountsAndIsToldTheDifference() {
        String sku = world.product("COUNT");
        world.count(sku, World.HELSINKI, 5);
        RecordCountRequest request = RecordCountRequest.newBuilder()
                .setRequestId(World.id())
                .setLocation(World.HELSINKI)
                .setSku(sku)
                .setCounted(3)
                .build();

        var counted = world.stockAs(Tokens.clerk(World.HELSINKI)).recordCount(request);

        assertThat(counted.getDifference()).isEqualTo(-2);
        assertThat(counted.getLevel().getOnHand()).isEqualTo(3);
        assertThat(counted.getLevel().hasCountTime()).isTrue();
        assertThat(world.stockAs(Tokens.clerk(World.HELSINKI)).recordCount(request))
                .isEqualTo(counted);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void anotherStoresStockIsNotTheirs() {
        String sku = world.product("OTHERS");
        SendStoryTest.refused(
                () -> world.stockAs(Tokens.clerk(World.TAMPERE))
                        .recordCount(RecordCountRequest.newBuilder()
                                .setRequestId(World.id())
                                .setLocation(World.HELSINKI)
                                .setSku(sku)
                                .build()),
                Status.Code.PERMISSION_DENIED,
                ErrorReason.STORE_NOT_YOURS);
    }

    @Test
    void aDamageAndAReceiptAreInTheLedger() {
        String sku = world.product("GOODS");
        StockLevel came = world.stockAs(Tokens.clerk(World.HELSINKI))
                .recordReceipt(RecordReceiptRequest.newBuilder()
                        .setRequestId(World.id())
                        .setLocation(World.HELSINKI)
                        .setReference("note 17")
                        .addLines(line(sku, 10))
                        .build())
                .getLevels(0);
        StockLevel left = world.stockAs(Tokens.clerk(World.HELSINKI))
                .recordDamage(RecordDamageRequest.newBuilder()
                        .setRequestId(World.id())
                        .setLocation(World.HELSINKI)
                        .setSku(sku)
                        .setQuantity(1)
                        .setReason("torn seam")
                        .build())
                .getLevel();

        assertThat(came.getOnHand()).isEqualTo(10);
        assertThat(left.getOnHand()).isEqualTo(9);
        assertThat(world.ledger(sku).getMovementsList())
                .extracting(line -> line.getKind() + " " + line.getOnHandChange() + " " + line.getNote())
                .containsExactly(
                        MovementKind.MOVEMENT_KIND_DAMAGE + " -1 torn seam",
                        MovementKind.MOVEMENT_KIND_RECEIPT + " 10 ");
    }

    @Test
    void badFieldsAreNamed() {
        SendStoryTest.refused(
                () -> world.stockAs(Tokens.clerk(World.HELSINKI))
                        .recordDamage(RecordDamageRequest.newBuilder()
                                .setRequestId(World.id())
                                .setLocation(World.HELSINKI)
                                .setSku("X")
                                .setQuantity(0)
                                .build()),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.FIELD_INVALID);
    }

    @Test
    void aTransferIsInTransitUntilItArrivesAndNamesWhatIsMissing() {
        String sku = world.product("MOVE");
        String more = world.product("MORE");
        world.count(sku, World.HELSINKI, 10);
        Transfer sent = send(sku, 6);

        assertThat(world.level(sku, World.HELSINKI).getOnHand()).isEqualTo(4);
        assertThat(world.level(sku, World.TAMPERE).getInTransit()).isEqualTo(6);
        assertThat(world.level(sku, World.TAMPERE).getAvailable()).isZero();
        assertThat(world.check(sku).getDifferencesList()).isEmpty();

        Transfer partly = receive(sent, true, line(sku, 2));
        assertThat(partly.getState()).isEqualTo(TransferState.TRANSFER_STATE_OPEN);
        assertThat(world.level(sku, World.TAMPERE).getOnHand()).isEqualTo(2);
        assertThat(world.level(sku, World.TAMPERE).getInTransit()).isEqualTo(4);

        Transfer closed = receive(sent, false, line(sku, 3), line(more, 1));
        assertThat(closed.getState()).isEqualTo(TransferState.TRANSFER_STATE_CLOSED);
        assertThat(closed.getLinesList())
                .extracting(line -> line.getSku() + " " + line.getDifference())
                .containsExactlyInAnyOrder(sku + " -1", more + " 1");
        assertThat(world.level(sku, World.TAMPERE).getInTransit()).isZero();
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
        assertThat(world.check(more).getDifferencesList()).isEmpty();
        SendStoryTest.refused(() -> receive(sent, false), Status.Code.FAILED_PRECONDITION, ErrorReason.TRANSFER_CLOSED);
        assertThat(world.stockAs(Tokens.clerk(World.TAMPERE))
                        .listTransfers(ListTransfersRequest.newBuilder()
                                .setLocation(World.TAMPERE)
                                .build())
                        .getTransfersList())
                .extracting(Transfer::getTransferId)
                .contains(closed.getTransferId());
    }

    @Test
    void whatIsHeldDoesNotLeave() {
        String sku = world.product("HELD");
        world.count(sku, World.HELSINKI, 2);
        SendStoryTest.refused(() -> send(sku, 3), Status.Code.FAILED_PRECONDITION, ErrorReason.STOCK_SHORT);
        assertThat(world.level(sku, World.HELSINKI).getOnHand()).isEqualTo(2);
    }

    @Test
    void aSendOrderIsAllocatedAtItsSource() {
        String sku = world.product("ALLOC");
        world.count(sku, World.WAREHOUSE, 3);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        Plan home = World.way(plans, org.keskio.inventory.v1.Way.WAY_SHIP_HOME);
        var sent = world.clerkOf(World.HELSINKI).send(World.tap(plans, home));
        assertThat(sent.toString()).isNotEmpty();

        StockLevel level = world.level(sku, World.WAREHOUSE);
        assertThat(level.getAllocated()).isEqualTo(1);
        assertThat(level.getReserved()).isEqualTo(1);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    private Transfer send(String sku, int quantity) {
        return world.stockAs(Tokens.clerk(World.HELSINKI))
                .createTransfer(CreateTransferRequest.newBuilder()
                        .setRequestId(World.id())
                        .setFrom(World.HELSINKI)
                        .setTo(World.TAMPERE)
                        .addLines(line(sku, quantity))
                        .build())
                .getTransfer();
    }

    private Transfer receive(Transfer transfer, boolean moreToCome, StockLine... lines) {
        ReceiveTransferRequest.Builder request = ReceiveTransferRequest.newBuilder()
                .setRequestId(World.id())
                .setTransferId(transfer.getTransferId())
                .setMoreToCome(moreToCome);
        for (StockLine line : lines) {
            request.addLines(line);
        }
        return world.stockAs(Tokens.clerk(World.TAMPERE))
                .receiveTransfer(request.build())
                .getTransfer();
    }

    private static StockLine line(String sku, int quantity) {
        return StockLine.newBuilder().setSku(sku).setQuantity(quantity).build();
    }
}
