package org.keskio.e2e.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.SendOrderState;

/** What clients were told, remembered outside of the system as clerks, customers and suppliers do. */
final class Told {

    private final Map<String, Tap> taps = new ConcurrentHashMap<>();
    private final Map<String, Step> steps = new ConcurrentHashMap<>();
    private final Map<String, SendOrder> orders = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> received = new ConcurrentHashMap<>();
    private final AtomicInteger nobody = new AtomicInteger();
    private final AtomicInteger stepsTried = new AtomicInteger();
    private final AtomicInteger stepsRefused = new AtomicInteger();

    /**
     * What came of one tap.
     *
     * @param orders  ids of the orders that were made; empty when it was refused
     * @param outcome ORDERED, FRESH_PLANS, or the reason of a refusal
     */
    record Tap(List<String> orders, String outcome) {}

    /**
     * A step that a client was told is done.
     *
     * @param order   its id
     * @param version of the order after the step
     */
    record Step(String order, long version, SendOrderState state) {}

    /** A tap was answered; the request id is the payment reference of its orders. */
    void tapped(String requestId, List<SendOrder> made, String outcome) {
        taps.put(requestId, new Tap(made.stream().map(SendOrder::getSendOrderId).toList(), outcome));
        made.forEach(order -> steps.put(requestId + order.getSendOrderId(), step(order)));
        made.forEach(this::saw);
    }

    /** A step was answered. */
    void moved(String requestId, SendOrder order) {
        steps.put(requestId, step(order));
        saw(order);
    }

    /** A customer was told that nobody has it. */
    void nobodyHad() {
        nobody.incrementAndGet();
    }

    void stepTried() {
        stepsTried.incrementAndGet();
    }

    void stepRefused() {
        stepsRefused.incrementAndGet();
    }

    /** A supplier's pieces were taken in. */
    void received(String sku, int pieces) {
        received.computeIfAbsent(sku, key -> new AtomicLong()).addAndGet(pieces);
    }

    Map<String, Tap> taps() {
        return taps;
    }

    Map<String, Step> steps() {
        return steps;
    }

    long received(String sku) {
        AtomicLong pieces = received.get(sku);
        return pieces == null ? 0 : pieces.get();
    }

    int nobody() {
        return nobody.get();
    }

    int tried() {
        return stepsTried.get();
    }

    int refused() {
        return stepsRefused.get();
    }

    /** One of the newest orders that are not over, as it was when somebody last saw it. */
    Optional<SendOrder> some(java.util.Random random, int among) {
        List<SendOrder> all = new ArrayList<>(orders.values());
        all.sort(Comparator.comparing(SendOrder::getSendOrderId).reversed());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(Math.min(among, all.size()))));
    }

    private static boolean isOver(SendOrderState state) {
        return state == SendOrderState.SEND_ORDER_STATE_CANCELLED
                || state == SendOrderState.SEND_ORDER_STATE_EXPIRED
                || state == SendOrderState.SEND_ORDER_STATE_RETURNED;
    }

    private void saw(SendOrder order) {
        orders.compute(order.getSendOrderId(), (id, known) -> {
            SendOrder newest = known == null || order.getVersion() > known.getVersion() ? order : known;
            return isOver(newest.getState()) ? null : newest;
        });
    }

    private static Step step(SendOrder order) {
        return new Step(order.getSendOrderId(), order.getVersion(), order.getState());
    }
}
