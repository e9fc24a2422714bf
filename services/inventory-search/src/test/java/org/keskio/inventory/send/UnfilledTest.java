package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.AcceptPickRequest;
import org.keskio.inventory.v1.CancelSendOrderRequest;
import org.keskio.inventory.v1.DecideUnfilledRequest;
import org.keskio.inventory.v1.DeclineCause;
import org.keskio.inventory.v1.DeclinePickRequest;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetSendOrderRequest;
import org.keskio.inventory.v1.ListTasksRequest;
import org.keskio.inventory.v1.MoveCause;
import org.keskio.inventory.v1.Movement;
import org.keskio.inventory.v1.MovementKind;
import org.keskio.inventory.v1.NotFoundCause;
import org.keskio.inventory.v1.PackRequest;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.ReportNotFoundRequest;
import org.keskio.inventory.v1.ReturnCondition;
import org.keskio.inventory.v1.ReturnSendOrderRequest;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.TaskKind;
import org.keskio.inventory.v1.UnfilledChoice;
import org.keskio.inventory.v1.Way;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

/** What becomes of orders that their source does not supply, and of what comes back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class UnfilledTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Mutiny.SessionFactory sessions;

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
    void whoDeclinesKeepsItsStockAndIsNotAskedAgain() throws Exception {
        String sku = world.product("DECLINE");
        world.count(sku, World.TAMPERE, 1);
        SendOrder order = home(sku);
        world.count(sku, World.WAREHOUSE, 1);

        SendOrder moved = decline(World.TAMPERE, order, DeclineCause.DECLINE_CAUSE_BUSY);

        assertThat(moved.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_RESERVED);
        assertThat(moved.getSource()).isEqualTo(World.WAREHOUSE);
        assertThat(moved.getVersion()).isEqualTo(3);
        assertThat(marks(moved)).containsExactly("RESERVED", "DECLINED", "RESOURCED");
        assertThat(moved.getSteps(1).getNote()).isEqualTo("declined by FI-TMP-01 (busy): the till is full");
        assertThat(world.level(sku, World.TAMPERE).getAvailable()).isEqualTo(1);
        // Tampere had its turn; it hears that the order has gone on.
        SendStoryTest.refused(
                () -> accept(World.TAMPERE, order), Status.Code.FAILED_PRECONDITION, ErrorReason.STATE_CONFLICT);

        SendOrder left = decline(World.WAREHOUSE, order, DeclineCause.DECLINE_CAUSE_CLOSING);
        assertThat(left.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
        try (FactsHeard facts = new FactsHeard()) {
            SendOrderMoved told = facts.move(move -> move.getSendOrderId().equals(order.getSendOrderId())
                    && move.getToState() == SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE);
            assertThat(told.getCause()).isEqualTo(MoveCause.MOVE_CAUSE_NOTHING_LEFT);
            assertThat(told.getChooseByTime()).isEqualTo(left.getChooseByTime());
        }
    }

    @Test
    void theCustomerTakesTheMoneyBack() {
        String sku = world.product("REFUND");
        SendOrder order = unfilled(sku);

        assertThat(tasks(World.HELSINKI, order)).containsExactly(TaskKind.TASK_KIND_CHOOSE);

        SendOrder refunded = decide(order, UnfilledChoice.UNFILLED_CHOICE_REFUND, ownToken(order));

        assertThat(tasks(World.HELSINKI, order)).isEmpty();

        assertThat(refunded.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_CANCELLED);
        assertThat(refunded.hasDeliverTo()).isFalse();
        SendStoryTest.refused(
                () -> decide(order, UnfilledChoice.UNFILLED_CHOICE_WAIT, ownToken(order)),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.STATE_CONFLICT);
    }

    @Test
    void nobodyElseChoosesForTheCustomer() {
        String sku = world.product("STRANGER");
        SendOrder order = unfilled(sku);

        SendStoryTest.refused(
                () -> decide(order, UnfilledChoice.UNFILLED_CHOICE_REFUND, Tokens.customer(World.id())),
                Status.Code.NOT_FOUND,
                ErrorReason.SEND_ORDER_UNKNOWN);
        SendStoryTest.refused(
                () -> decide(order, UnfilledChoice.UNFILLED_CHOICE_REFUND, Tokens.clerk(World.ESPOO)),
                Status.Code.PERMISSION_DENIED,
                ErrorReason.STORE_NOT_YOURS);
        SendStoryTest.refused(
                () -> decide(order, UnfilledChoice.UNFILLED_CHOICE_UNSPECIFIED, Tokens.clerk(World.HELSINKI)),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.FIELD_INVALID);
    }

    @Test
    void lookingAgainFindsWhatCameMeanwhile() {
        String sku = world.product("AGAIN");
        SendOrder order = unfilled(sku);
        assertThat(decide(order, UnfilledChoice.UNFILLED_CHOICE_TRY_AGAIN, Tokens.clerk(World.HELSINKI))
                        .getState())
                .isEqualTo(SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE);
        world.count(sku, World.ESPOO, 1);

        SendOrder found = decide(order, UnfilledChoice.UNFILLED_CHOICE_TRY_AGAIN, Tokens.clerk(World.HELSINKI));

        assertThat(found.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_RESERVED);
        assertThat(found.getSource()).isEqualTo(World.ESPOO);
        assertThat(found.getWay()).isEqualTo(Way.WAY_SHIP_HOME);
        assertThat(world.level(sku, World.ESPOO).getReserved()).isEqualTo(1);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void whoWaitsGetsItAsSoonAsItIsCountedAgainWhereItWasMissing() {
        String sku = world.product("WAIT");
        SendOrder order = unfilled(sku);
        SendOrder waiting = decide(order, UnfilledChoice.UNFILLED_CHOICE_WAIT, ownToken(order));
        assertThat(waiting.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE);
        world.count(sku, World.TAMPERE, 1);

        await().atMost(PATIENCE).until(() -> get(order).getState() == SendOrderState.SEND_ORDER_STATE_RESERVED);

        assertThat(get(order).getSource()).isEqualTo(World.TAMPERE);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void whoDoesNotChooseGetsTheMoneyBack() {
        String sku = world.product("SILENT");
        SendOrder order = unfilled(sku);
        change("update send_orders set deadline_at = now() - interval '1 second' where id = :id", order);

        await().atMost(PATIENCE).until(() -> get(order).getState() == SendOrderState.SEND_ORDER_STATE_CANCELLED);

        assertThat(get(order).getSteps(2).getNote()).isEqualTo("nobody chose in time; money back");
    }

    @Test
    void whatNobodyAcceptsGoesToASourceThatStillKeepsThePromise() {
        String sku = world.product("LATE");
        world.count(sku, World.TAMPERE, 1);
        SendOrder order = home(sku);
        world.count(sku, World.WAREHOUSE, 1);
        change(
                "update send_orders set pack_by = now() - interval '1 hour', promise_end = now() + interval '20 days', "
                        + "review_version = null where id = :id",
                order);

        await().atMost(PATIENCE).until(() -> get(order).getSource().equals(World.WAREHOUSE));

        assertThat(marks(get(order))).containsExactly("RESERVED", "RESOURCED");
        assertThat(get(order).getSteps(1).getNote()).isEqualTo("not accepted in time by FI-TMP-01; WH-FI-01 supplies");
        assertThat(world.level(sku, World.TAMPERE).getAvailable()).isEqualTo(1);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void whatIsDamagedLeavesTheStockToo() {
        String sku = world.product("TORN");
        world.count(sku, World.TAMPERE, 2);
        SendOrder order = home(sku);

        notFound(World.TAMPERE, order, NotFoundCause.NOT_FOUND_CAUSE_DAMAGED);

        assertThat(world.level(sku, World.TAMPERE).getOnHand()).isEqualTo(1);
        assertThat(kinds(sku)).contains(MovementKind.MOVEMENT_KIND_DAMAGE);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void whatComesBackToAnyStoreIsSoldThereAgain() {
        String sku = world.product("BACK");
        SendOrder order = carried(sku);

        SendOrder returned = bringBack(World.ESPOO, order.getNumber(), ReturnCondition.RETURN_CONDITION_SELLABLE);

        assertThat(returned.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_RETURNED);
        assertThat(world.level(sku, World.ESPOO).getAvailable()).isEqualTo(1);
        assertThat(kinds(sku)).contains(MovementKind.MOVEMENT_KIND_RETURN);
        SendStoryTest.refused(
                () -> bringBack(World.ESPOO, order.getNumber(), ReturnCondition.RETURN_CONDITION_SELLABLE),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.STATE_CONFLICT);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void whatComesBackDamagedIsNotSoldAgain() {
        String sku = world.product("RAGS");
        SendOrder order = carried(sku);

        bringBack(World.ESPOO, order.getSendOrderId(), ReturnCondition.RETURN_CONDITION_DAMAGED);

        assertThat(world.level(sku, World.ESPOO).getOnHand()).isZero();
        assertThat(kinds(sku)).contains(MovementKind.MOVEMENT_KIND_RETURN, MovementKind.MOVEMENT_KIND_DAMAGE);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void anUnfilledOrderCanBeCancelledToo() {
        String sku = world.product("OFF");
        SendOrder order = unfilled(sku);

        SendOrder cancelled = world.clerkOf(World.HELSINKI)
                .cancelSendOrder(CancelSendOrderRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build())
                .getOrder();

        assertThat(cancelled.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_CANCELLED);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    /** An order whose only source could not find it. */
    private SendOrder unfilled(String sku) {
        world.count(sku, World.TAMPERE, 1);
        SendOrder order = home(sku);
        SendOrder left = notFound(World.TAMPERE, order, NotFoundCause.NOT_FOUND_CAUSE_WRONG_ITEM);
        assertThat(left.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE);
        assertThat(left.getSteps(1).getNote())
                .isEqualTo("not found at FI-TMP-01 (another item in its place); nobody else has it");
        return left;
    }

    /** An order that the customer has. */
    private SendOrder carried(String sku) {
        world.count(sku, World.HELSINKI, 1);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        SendOrder order = world.clerkOf(World.HELSINKI)
                .send(World.tap(plans, World.way(plans, Way.WAY_CARRY)))
                .getOrder();
        accept(World.HELSINKI, order);
        SendOrder had = world.clerkOf(World.HELSINKI)
                .pack(PackRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build())
                .getOrder();
        assertThat(had.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_COLLECTED);
        return had;
    }

    private SendOrder home(String sku) {
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        return world.clerkOf(World.HELSINKI)
                .send(World.tap(plans, World.way(plans, Way.WAY_SHIP_HOME)))
                .getOrder();
    }

    private SendOrder get(SendOrder order) {
        return world.clerkOf(World.HELSINKI)
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

    private SendOrder decline(String store, SendOrder order, DeclineCause cause) {
        return world.clerkOf(store)
                .declinePick(DeclinePickRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .setCause(cause)
                        .setReason("the till is full")
                        .build())
                .getOrder();
    }

    private SendOrder notFound(String store, SendOrder order, NotFoundCause cause) {
        return world.clerkOf(store)
                .reportNotFound(ReportNotFoundRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .setCause(cause)
                        .build())
                .getOrder();
    }

    private SendOrder decide(SendOrder order, UnfilledChoice choice, String token) {
        return world.sendAs(token)
                .decideUnfilled(DecideUnfilledRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .setChoice(choice)
                        .build())
                .getOrder();
    }

    private SendOrder bringBack(String store, String idOrNumber, ReturnCondition condition) {
        return world.clerkOf(store)
                .returnSendOrder(ReturnSendOrderRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(idOrNumber)
                        .setStore(store)
                        .setCondition(condition)
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

    private static String ownToken(SendOrder order) {
        return Tokens.customer(order.getCustomerId());
    }

    private List<MovementKind> kinds(String sku) {
        return world.ledger(sku).getMovementsList().stream()
                .map(Movement::getKind)
                .toList();
    }

    private static List<String> marks(SendOrder order) {
        return order.getStepsList().stream()
                .map(step -> step.getState().name().replace("SEND_ORDER_STATE_", ""))
                .toList();
    }

    /** Time passes. */
    private void change(String sql, SendOrder order) {
        try {
            int changed = VertxContextSupport.subscribeAndAwait(() ->
                    sessions.withStatelessTransaction((Mutiny.StatelessSession tx) -> tx.createNativeQuery(sql)
                            .setParameter("id", UUID.fromString(order.getSendOrderId()))
                            .executeUpdate()));
            assertThat(changed).isEqualTo(1);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
