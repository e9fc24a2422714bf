package org.keskio.e2e.chaos;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.keskio.inventory.v1.AcceptPickRequest;
import org.keskio.inventory.v1.CancelSendOrderRequest;
import org.keskio.inventory.v1.CollectPickupRequest;
import org.keskio.inventory.v1.ConfirmDeliveryRequest;
import org.keskio.inventory.v1.DecideUnfilledRequest;
import org.keskio.inventory.v1.DeclineCause;
import org.keskio.inventory.v1.DeclinePickRequest;
import org.keskio.inventory.v1.NotFoundCause;
import org.keskio.inventory.v1.PackRequest;
import org.keskio.inventory.v1.ReceiveAtStoreRequest;
import org.keskio.inventory.v1.ReportNotFoundRequest;
import org.keskio.inventory.v1.ReturnCondition;
import org.keskio.inventory.v1.ReturnSendOrderRequest;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.SendServiceGrpc.SendServiceBlockingStub;
import org.keskio.inventory.v1.ShipRequest;
import org.keskio.inventory.v1.UnfilledChoice;

/**
 * Takes steps of orders: mostly the next one, sometimes another, sometimes two at once that exclude each other. What the
 * client believes about an order may be old; a refusal is a fair answer to that.
 */
final class Steps {

    private static final int AMONG = 30;
    private static final double RETURNED = 0.3;

    private final Random random;
    private final Wire wire;
    private final Calls calls;
    private final Told told;
    private final Topic topic;

    Steps(Random random, Wire wire, Calls calls, Told told, Topic topic) {
        this.random = random;
        this.wire = wire;
        this.calls = calls;
        this.told = told;
        this.topic = topic;
    }

    /** Says whether there was a step to take. */
    boolean take() {
        Optional<SendOrder> order = told.some(random, AMONG);
        order.ifPresent(this::move);
        return order.isPresent();
    }

    private void move(SendOrder order) {
        int dice = random.nextInt(100);
        switch (order.getState()) {
            case SEND_ORDER_STATE_RESERVED -> {
                if (dice < 65) {
                    accept(order).run();
                } else if (dice < 75) {
                    together(accept(order), accept(order));
                } else {
                    away(order, dice);
                }
            }
            case SEND_ORDER_STATE_PICKING -> {
                if (dice < 55) {
                    pack(order).run();
                } else if (dice < 72) {
                    together(pack(order), pack(order));
                } else if (dice < 77) {
                    together(pack(order), cancel(order));
                } else {
                    away(order, dice);
                }
            }
            case SEND_ORDER_STATE_PACKED -> {
                if (dice < 55) {
                    ship(order).run();
                } else if (dice < 90) {
                    together(ship(order), cancel(order));
                } else {
                    cancel(order).run();
                }
            }
            case SEND_ORDER_STATE_IN_TRANSIT -> {
                if (order.getDestination().isEmpty()) {
                    deliver(order).run();
                } else {
                    receive(order).run();
                }
            }
            case SEND_ORDER_STATE_READY_FOR_PICKUP -> {
                if (dice < 85) {
                    collect(order);
                } else {
                    cancel(order).run();
                }
            }
            case SEND_ORDER_STATE_AWAITING_CHOICE ->
                choose(
                                order,
                                Retailer.pick(
                                        random,
                                        List.of(
                                                UnfilledChoice.UNFILLED_CHOICE_REFUND,
                                                UnfilledChoice.UNFILLED_CHOICE_WAIT,
                                                UnfilledChoice.UNFILLED_CHOICE_TRY_AGAIN)))
                        .run();
            case SEND_ORDER_STATE_DELIVERED, SEND_ORDER_STATE_COLLECTED -> {
                if (random.nextDouble() < RETURNED) {
                    bringBack(order).run();
                }
            }
            case SEND_ORDER_STATE_CANCELLED,
                    SEND_ORDER_STATE_EXPIRED,
                    SEND_ORDER_STATE_RETURNED,
                    SEND_ORDER_STATE_DECLINED,
                    SEND_ORDER_STATE_RESOURCED,
                    SEND_ORDER_STATE_UNSPECIFIED,
                    UNRECOGNIZED -> {}
        }
    }

    /** The source does not supply, or nobody wants it any more. */
    private void away(SendOrder order, int dice) {
        if (dice % 3 == 0) {
            notFound(order).run();
        } else if (dice % 3 == 1) {
            decline(order).run();
        } else {
            cancel(order).run();
        }
    }

    private Runnable accept(SendOrder order) {
        return step(
                "accept",
                order.getSource(),
                (stub, id) -> stub.acceptPick(AcceptPickRequest.newBuilder()
                                .setRequestId(id)
                                .setSendOrderId(order.getSendOrderId())
                                .build())
                        .getOrder());
    }

    private Runnable pack(SendOrder order) {
        return step(
                "pack",
                order.getSource(),
                (stub, id) -> stub.pack(PackRequest.newBuilder()
                                .setRequestId(id)
                                .setSendOrderId(order.getSendOrderId())
                                .build())
                        .getOrder());
    }

    private Runnable ship(SendOrder order) {
        return step(
                "ship",
                order.getSource(),
                (stub, id) -> stub.ship(ShipRequest.newBuilder()
                                .setRequestId(id)
                                .setSendOrderId(order.getSendOrderId())
                                .setTrackingNumber("JJFI" + Math.abs(id.hashCode()))
                                .build())
                        .getOrder());
    }

    private Runnable notFound(SendOrder order) {
        NotFoundCause cause = Retailer.pick(
                random, List.of(NotFoundCause.NOT_FOUND_CAUSE_SHELF_EMPTY, NotFoundCause.NOT_FOUND_CAUSE_DAMAGED));
        return step(
                "not found",
                order.getSource(),
                (stub, id) -> stub.reportNotFound(ReportNotFoundRequest.newBuilder()
                                .setRequestId(id)
                                .setSendOrderId(order.getSendOrderId())
                                .setCause(cause)
                                .build())
                        .getOrder());
    }

    private Runnable decline(SendOrder order) {
        return step(
                "decline",
                order.getSource(),
                (stub, id) -> stub.declinePick(DeclinePickRequest.newBuilder()
                                .setRequestId(id)
                                .setSendOrderId(order.getSendOrderId())
                                .setCause(DeclineCause.DECLINE_CAUSE_BUSY)
                                .build())
                        .getOrder());
    }

    private Runnable cancel(SendOrder order) {
        return step(
                "cancel",
                order.getOrderingStore(),
                (stub, id) -> stub.cancelSendOrder(CancelSendOrderRequest.newBuilder()
                                .setRequestId(id)
                                .setSendOrderId(order.getSendOrderId())
                                .setReason("changed their mind")
                                .build())
                        .getOrder());
    }

    private Runnable receive(SendOrder order) {
        return step(
                "receive",
                order.getDestination(),
                (stub, id) -> stub.receiveAtStore(ReceiveAtStoreRequest.newBuilder()
                                .setRequestId(id)
                                .setSendOrderId(order.getSendOrderId())
                                .build())
                        .getOrder());
    }

    private Runnable deliver(SendOrder order) {
        return step(
                "deliver",
                "",
                (stub, id) -> stub.confirmDelivery(ConfirmDeliveryRequest.newBuilder()
                                .setRequestId(id)
                                .setSendOrderId(order.getSendOrderId())
                                .build())
                        .getOrder());
    }

    private Runnable choose(SendOrder order, UnfilledChoice choice) {
        return step(
                "choose",
                order.getOrderingStore(),
                (stub, id) -> stub.decideUnfilled(DecideUnfilledRequest.newBuilder()
                                .setRequestId(id)
                                .setSendOrderId(order.getSendOrderId())
                                .setChoice(choice)
                                .build())
                        .getOrder());
    }

    private Runnable bringBack(SendOrder order) {
        String store = Retailer.pick(random, Retailer.STORES);
        ReturnCondition condition = Retailer.pick(
                random, List.of(ReturnCondition.RETURN_CONDITION_SELLABLE, ReturnCondition.RETURN_CONDITION_DAMAGED));
        return step(
                "return",
                store,
                (stub, id) -> stub.returnSendOrder(ReturnSendOrderRequest.newBuilder()
                                .setRequestId(id)
                                .setSendOrderId(order.getSendOrderId())
                                .setStore(store)
                                .setCondition(condition)
                                .build())
                        .getOrder());
    }

    /** With the code that the customer was told; while that has not arrived, they cannot collect. */
    private void collect(SendOrder order) {
        String store = order.getDestination().isEmpty() ? order.getSource() : order.getDestination();
        topic.code(order.getSendOrderId())
                .ifPresent(code -> step(
                                "collect",
                                store,
                                (stub, id) -> stub.collectPickup(CollectPickupRequest.newBuilder()
                                                .setRequestId(id)
                                                .setStore(store)
                                                .setPickupCode(code)
                                                .build())
                                        .getOrder())
                        .run());
    }

    /** Two that want different things, or the same thing twice, at the same moment. */
    private static void together(Runnable one, Runnable other) {
        Thread second = Thread.startVirtualThread(other);
        one.run();
        try {
            second.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code store} is where the clerk works; empty for our own services. All repeats carry the same request id. */
    private Runnable step(String what, String store, BiFunction<SendServiceBlockingStub, String, SendOrder> call) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        Supplier<SendServiceBlockingStub> stub = () -> (store.isEmpty() ? wire.service() : wire.clerk(store))
                .withDeadlineAfter(Calls.TRY.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            told.stepTried();
            switch (calls.ask(what, () -> call.apply(stub.get(), id))) {
                case Calls.Answer.Given<SendOrder> given -> told.moved(id, given.value());
                case Calls.Answer.Refused<SendOrder> _ -> told.stepRefused();
            }
        };
    }
}
