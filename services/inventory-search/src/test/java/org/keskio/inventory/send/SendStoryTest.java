package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.AcceptPickRequest;
import org.keskio.inventory.v1.CancelSendOrderRequest;
import org.keskio.inventory.v1.ConfirmDeliveryRequest;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetSendOrderRequest;
import org.keskio.inventory.v1.ListTasksRequest;
import org.keskio.inventory.v1.PackRequest;
import org.keskio.inventory.v1.Plan;
import org.keskio.inventory.v1.PlanLabel;
import org.keskio.inventory.v1.PlanSendRequest;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.ReportNotFoundRequest;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.SendRequest;
import org.keskio.inventory.v1.SendResponse;
import org.keskio.inventory.v1.ShipRequest;
import org.keskio.inventory.v1.TaskKind;
import org.keskio.inventory.v1.Way;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class SendStoryTest {

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
    void aSoldOutShirtGoesHomeFromTheWarehouse() {
        String sku = world.product("SHIRT");
        world.count(sku, World.WAREHOUSE, 5);
        world.count(sku, World.TAMPERE, 1);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);

        SendOrder order = send(plans, World.way(plans, Way.WAY_SHIP_HOME));

        assertThat(order.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_RESERVED);
        assertThat(order.getNumber()).matches("S-[2-9A-Z]{6}");
        assertThat(order.getVersion()).isEqualTo(1);
        assertThat(order.getProductName()).isEqualTo("Merino shirt");
        assertThat(order.getVariant()).isEqualTo("Black, M");
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(1);
        String source = order.getSource();
        assertThat(tasks(source, order)).containsExactly(TaskKind.TASK_KIND_PICK);

        accept(source, order);
        pack(source, order);
        SendOrder shipped = ship(source, order);
        assertThat(shipped.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_IN_TRANSIT);
        assertThat(world.level(sku, source).getOnHand()).isEqualTo(4);
        assertThat(world.level(sku, source).getReserved()).isZero();

        SendOrder delivered = world.sendAs(Tokens.operator())
                .confirmDelivery(ConfirmDeliveryRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build())
                .getOrder();
        assertThat(delivered.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_DELIVERED);
        assertThat(delivered.getVersion()).isEqualTo(5);
        assertThat(delivered.getStepsList())
                .extracting(step -> step.getState().name().replace("SEND_ORDER_STATE_", ""))
                .containsExactly("RESERVED", "PICKING", "PACKED", "IN_TRANSIT", "DELIVERED");
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void plansAreRankedLabelledAndReasoned() {
        String sku = world.product("RANK");
        world.count(sku, World.WAREHOUSE, 5);
        world.count(sku, World.TAMPERE, 2);
        world.count(sku, World.ESPOO, 2);
        world.count(sku, World.PARTNER, 9);

        PlanSendResponse plans = world.plan(sku, World.HELSINKI);

        assertThat(plans.getPlansList()).hasSizeLessThanOrEqualTo(12).isNotEmpty();
        assertThat(plans.getPlans(0).getLabelsList()).contains(PlanLabel.PLAN_LABEL_RECOMMENDED);
        assertThat(plans.getPlansList().stream()
                        .flatMap(plan -> plan.getLabelsList().stream())
                        .toList())
                .containsExactlyInAnyOrder(
                        PlanLabel.PLAN_LABEL_RECOMMENDED,
                        PlanLabel.PLAN_LABEL_FASTEST,
                        PlanLabel.PLAN_LABEL_CHEAPEST,
                        PlanLabel.PLAN_LABEL_GREENEST);
        assertThat(plans.getPlansList()).allSatisfy(plan -> {
            assertThat(plan.getReason()).isNotBlank();
            assertThat(plan.getCost().getCurrencyCode()).isEqualTo("EUR");
            assertThat(plan.getChance()).isBetween(0.0, 1.0);
            assertThat(plan.getPromiseEndTime().getSeconds())
                    .isGreaterThanOrEqualTo(plan.getPromiseStartTime().getSeconds());
        });
        assertThat(World.way(plans, Way.WAY_PICK_UP_THERE).getSource()).isEqualTo(World.ESPOO);
        assertThat(plans.getPrice().getTotal().getUnits()).isEqualTo(129);
        assertThat(plans.getPrice().getTotal().getNanos()).isEqualTo(900_000_000);
    }

    @Test
    void tappingTwiceSendsOnce() {
        String sku = world.product("TWICE");
        world.count(sku, World.WAREHOUSE, 5);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        SendRequest tap = World.tap(plans, World.way(plans, Way.WAY_SHIP_HOME));

        SendResponse first = world.clerkOf(World.HELSINKI).send(tap);
        SendResponse second = world.clerkOf(World.HELSINKI).send(tap);

        assertThat(second).isEqualTo(first);
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(1);
    }

    @Test
    void aQuotePaysForOneOrder() {
        String sku = world.product("QUOTE");
        world.count(sku, World.WAREHOUSE, 5);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        Plan plan = World.way(plans, Way.WAY_SHIP_HOME);
        SendOrder first = send(plans, plan);
        assertThat(first.getQuoteId()).isEqualTo(plans.getPrice().getQuoteId());

        refused(
                () -> world.clerkOf(World.HELSINKI).send(World.tap(plans, plan)),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.QUOTE_REFUSED);
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(1);
    }

    @Test
    void ofTenWhoPayWithTheSameQuoteOneWins() throws Exception {
        String sku = world.product("SAME");
        world.count(sku, World.WAREHOUSE, 20);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        Plan plan = World.way(plans, Way.WAY_SHIP_HOME);
        List<Callable<Boolean>> taps = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            taps.add(() -> sends(World.tap(plans, plan)));
        }

        assertThat(together(taps)).filteredOn(sent -> sent).hasSize(1);
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(1);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    private boolean sends(SendRequest tap) {
        try {
            return world.clerkOf(World.HELSINKI).send(tap).hasOrder();
        } catch (StatusRuntimeException e) {
            assertThat(Errors.infoOf(e).orElseThrow().getReason()).isEqualTo(ErrorReason.QUOTE_REFUSED.name());
            return false;
        }
    }

    @Test
    void ofFiftyWhoTapForTheLastPieceOneWins() throws Exception {
        String sku = world.product("LAST");
        world.count(sku, World.TAMPERE, 1);
        List<SendRequest> taps = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            PlanSendResponse plans = world.plan(sku, World.HELSINKI);
            taps.add(World.tap(plans, World.way(plans, Way.WAY_SHIP_HOME)));
        }

        List<SendResponse> answers = together(taps.stream()
                .map(tap -> (Callable<SendResponse>)
                        () -> world.clerkOf(World.HELSINKI).send(tap))
                .toList());

        assertThat(answers).filteredOn(SendResponse::hasOrder).hasSize(1);
        assertThat(answers)
                .filteredOn(SendResponse::hasFreshPlans)
                .hasSize(49)
                .allSatisfy(answer ->
                        assertThat(answer.getFreshPlans().getPlansList()).isEmpty());
        assertThat(world.level(sku, World.TAMPERE).getReserved()).isEqualTo(1);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void whatIsNotFoundComesFromTheNextBest() {
        String sku = world.product("LOST");
        world.count(sku, World.TAMPERE, 1);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        SendOrder order = send(plans, World.way(plans, Way.WAY_SHIP_HOME));
        world.count(sku, World.WAREHOUSE, 3);
        accept(World.TAMPERE, order);

        SendOrder moved = notFound(World.TAMPERE, order);

        assertThat(moved.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_RESERVED);
        assertThat(moved.getSource()).isEqualTo(World.WAREHOUSE);
        assertThat(moved.getWay()).isEqualTo(Way.WAY_SHIP_HOME);
        assertThat(world.level(sku, World.TAMPERE).getOnHand()).isZero();
        assertThat(world.level(sku, World.TAMPERE).getReserved()).isZero();
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(1);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();

        SendOrder nothingLeft = notFound(World.WAREHOUSE, order);
        assertThat(nothingLeft.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE);
        assertThat(nothingLeft.getChooseByTime().getSeconds())
                .isEqualTo(nothingLeft.getDeadlineTime().getSeconds());
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void whatIsCancelledGoesBackAndTheQuoteIsFree() {
        String sku = world.product("CANCEL");
        world.count(sku, World.WAREHOUSE, 1);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        SendOrder order = send(plans, World.way(plans, Way.WAY_SHIP_HOME));

        SendOrder cancelled = world.clerkOf(World.HELSINKI)
                .cancelSendOrder(CancelSendOrderRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .setReason("changed their mind")
                        .build())
                .getOrder();

        assertThat(cancelled.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_CANCELLED);
        assertThat(world.level(sku, World.WAREHOUSE).getAvailable()).isEqualTo(1);
        assertThat(send(plans, World.way(plans, Way.WAY_SHIP_HOME)).getSendOrderId())
                .isNotEqualTo(order.getSendOrderId());
        refused(() -> accept(World.WAREHOUSE, order), Status.Code.FAILED_PRECONDITION, ErrorReason.STATE_CONFLICT);
    }

    @Test
    void onlyTheRightStoreActs() {
        String sku = world.product("YOURS");
        world.count(sku, World.WAREHOUSE, 1);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        SendOrder order = send(plans, World.way(plans, Way.WAY_SHIP_HOME));

        refused(() -> accept(World.HELSINKI, order), Status.Code.PERMISSION_DENIED, ErrorReason.STORE_NOT_YOURS);
        refused(() -> get(World.ESPOO, order), Status.Code.PERMISSION_DENIED, ErrorReason.STORE_NOT_YOURS);
        refused(
                () -> world.clerkOf(World.ESPOO)
                        .planSend(PlanSendRequest.newBuilder()
                                .setSku(sku)
                                .setQuantity(1)
                                .setStore(World.HELSINKI)
                                .build()),
                Status.Code.PERMISSION_DENIED,
                ErrorReason.STORE_NOT_YOURS);
        assertThat(get(World.WAREHOUSE, order).getDeliverTo().getRecipientsList())
                .containsExactly("Aino Virtanen");
        assertThat(world.sendAs(Tokens.shop())
                        .getSendOrder(GetSendOrderRequest.newBuilder()
                                .setSendOrderId(order.getNumber())
                                .build())
                        .getOrder()
                        .hasDeliverTo())
                .isFalse();
        refused(
                () -> world.sendAs(Tokens.customer(World.id()))
                        .getSendOrder(GetSendOrderRequest.newBuilder()
                                .setSendOrderId(order.getSendOrderId())
                                .build()),
                Status.Code.NOT_FOUND,
                ErrorReason.SEND_ORDER_UNKNOWN);
    }

    @Test
    void badInputIsNamed() {
        for (int quantity : new int[] {0, -1, 100, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> world.clerkOf(World.HELSINKI)
                            .planSend(PlanSendRequest.newBuilder()
                                    .setSku("X")
                                    .setStore(World.HELSINKI)
                                    .setQuantity(quantity)
                                    .build()))
                    .satisfies(error -> assertThat(Errors.badRequestOf(error)
                                    .orElseThrow()
                                    .getFieldViolations(0)
                                    .getField())
                            .isEqualTo("quantity"));
        }
        refused(() -> world.plan("NO-SUCH-SKU", World.HELSINKI), Status.Code.NOT_FOUND, ErrorReason.SKU_UNKNOWN);
        refused(() -> world.plan("   ", World.HELSINKI), Status.Code.INVALID_ARGUMENT, ErrorReason.FIELD_INVALID);
        refused(
                () -> world.plan("x".repeat(10_000), World.HELSINKI),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.FIELD_INVALID);
        String unpriced = world.product("UNPRICED");
        refused(
                () -> world.plan(unpriced, World.HELSINKI),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.SKU_NOT_PRICED);
    }

    @Test
    void aForgedQuoteIsRefused() {
        String sku = world.product("FORGED");
        world.count(sku, World.WAREHOUSE, 1);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        SendRequest tap = World.tap(plans, World.way(plans, Way.WAY_SHIP_HOME)).toBuilder()
                .setQuoteJws("made.up.quote")
                .build();

        assertThatThrownBy(() -> world.clerkOf(World.HELSINKI).send(tap))
                .satisfies(
                        error -> assertThat(Errors.infoOf(error).orElseThrow().getMetadataMap())
                                .containsEntry("quote_status", "FORGED"));
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isZero();
    }

    @Test
    void theTillsOwnRedemptionIsTheOrdersPayment() {
        String sku = world.product("TILL");
        world.count(sku, World.WAREHOUSE, 2);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        PricingFake.REDEEMED.put(plans.getPrice().getJws(), "till-1");

        assertThat(send(plans, World.way(plans, Way.WAY_SHIP_HOME)).getPaymentReference())
                .isEqualTo("till-1");
    }

    private SendOrder send(PlanSendResponse plans, Plan plan) {
        return world.clerkOf(World.HELSINKI).send(World.tap(plans, plan)).getOrder();
    }

    private SendOrder get(String store, SendOrder order) {
        return world.clerkOf(store)
                .getSendOrder(GetSendOrderRequest.newBuilder()
                        .setSendOrderId(order.getSendOrderId())
                        .build())
                .getOrder();
    }

    private SendOrder accept(String store, SendOrder order) {
        return world.clerkOf(store)
                .acceptPick(AcceptPickRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build())
                .getOrder();
    }

    private SendOrder pack(String store, SendOrder order) {
        return world.clerkOf(store)
                .pack(PackRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build())
                .getOrder();
    }

    private SendOrder ship(String store, SendOrder order) {
        return world.clerkOf(store)
                .ship(ShipRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .setTrackingNumber("JJFI123")
                        .build())
                .getOrder();
    }

    private SendOrder notFound(String store, SendOrder order) {
        return world.clerkOf(store)
                .reportNotFound(ReportNotFoundRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .setReason("shelf empty")
                        .build())
                .getOrder();
    }

    private List<TaskKind> tasks(String store, SendOrder order) {
        return world
                .clerkOf(store)
                .listTasks(ListTasksRequest.newBuilder().setStore(store).build())
                .getTasksList()
                .stream()
                .filter(task -> task.getOrder().getSendOrderId().equals(order.getSendOrderId()))
                .map(task -> task.getKind())
                .toList();
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    static void refused(ThrowingCallable call, Status.Code code, ErrorReason reason) {
        assertThatThrownBy(call).satisfies(error -> {
            assertThat(Status.fromThrowable(error).getCode()).isEqualTo(code);
            assertThat(Errors.infoOf(error).orElseThrow().getReason()).isEqualTo(reason.name());
        });
    }
}
