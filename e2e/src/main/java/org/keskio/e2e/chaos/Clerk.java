package org.keskio.e2e.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.keskio.inventory.v1.BasketLine;
import org.keskio.inventory.v1.Plan;
import org.keskio.inventory.v1.PlanSendRequest;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.SendRequest;
import org.keskio.inventory.v1.SendResponse;

/** Plans and taps, as a clerk of one store with a customer at the counter; in between does a step of some order. */
final class Clerk {

    private static final double BASKET = 0.3;
    private static final double WANTS_WHAT_IS_RARE = 0.35;
    private static final double TAPS = 0.4;
    private static final int MOST_LINES = 3;

    private final String store;
    private final Random random;
    private final Wire wire;
    private final Calls calls;
    private final Told told;
    private final Steps steps;

    Clerk(String store, Random random, Wire wire, Calls calls, Told told, Topic topic) {
        this.store = store;
        this.random = random;
        this.wire = wire;
        this.calls = calls;
        this.told = told;
        this.steps = new Steps(random, wire, calls, told, topic);
    }

    /** Some turns: a customer's wish, or a step of an order. */
    void work(int turns) {
        for (int turn = 0; turn < turns; turn++) {
            if (random.nextDouble() < TAPS) {
                List<BasketLine> basket = basket();
                ask(basket).ifPresent(plans -> tap(basket, plans));
            } else if (!steps.take()) {
                List<BasketLine> basket = basket();
                ask(basket).ifPresent(plans -> tap(basket, plans));
            }
        }
    }

    /** What the customer could have; empty when there was no answer. */
    Optional<PlanSendResponse> ask(List<BasketLine> basket) {
        PlanSendRequest request = PlanSendRequest.newBuilder()
                .setStore(store)
                .setDeliverTo(Retailer.HOME)
                .addAllLines(basket)
                .build();
        return switch (calls.ask(
                "plan",
                () -> wire.clerk(store)
                        .withDeadlineAfter(Calls.TRY.toMillis(), TimeUnit.MILLISECONDS)
                        .planSend(request))) {
            case Calls.Answer.Given<PlanSendResponse> given -> Optional.of(given.value());
            case Calls.Answer.Refused<PlanSendResponse> refused -> {
                calls.surprise(new Broken("who asks is shown plans", "plans", refused.reason()));
                yield Optional.empty();
            }
        };
    }

    /** Taps one of the plans, when there is one; the request id is the payment's reference too. */
    void tap(List<BasketLine> basket, PlanSendResponse plans) {
        if (plans.getPlansCount() == 0) {
            told.nobodyHad();
            return;
        }
        Plan plan = Retailer.pick(random, plans.getPlansList());
        String requestId = id();
        SendRequest request = SendRequest.newBuilder()
                .setRequestId(requestId)
                .setPlanSetId(plans.getPlanSetId())
                .setPlanId(plan.getPlanId())
                .setCustomerId(id())
                .setDeliverTo(Retailer.HOME)
                .setPaymentReference(requestId)
                .setQuoteJws(plans.getPrice().getJws())
                .build();
        switch (calls.ask(
                "send",
                () -> wire.clerk(store)
                        .withDeadlineAfter(Calls.TRY.toMillis(), TimeUnit.MILLISECONDS)
                        .send(request))) {
            case Calls.Answer.Given<SendResponse> given -> heard(requestId, plan, given.value());
            case Calls.Answer.Refused<SendResponse> refused -> {
                told.tapped(requestId, List.of(), refused.reason());
                calls.surprise(new Broken(
                        "who taps gets the order or fresh plans: request " + requestId + " for " + basket.size()
                                + " lines",
                        "an order or fresh plans",
                        refused.reason()));
            }
        }
    }

    private void heard(String requestId, Plan plan, SendResponse answer) {
        switch (answer.getOutcomeCase()) {
            case ORDER -> {
                told.tapped(requestId, answer.getOrdersList(), "ORDERED");
                int wanted = plan.getLegsList().stream()
                        .flatMap(leg -> leg.getLinesList().stream())
                        .mapToInt(BasketLine::getQuantity)
                        .sum();
                int made = answer.getOrdersList().stream()
                        .mapToInt(order -> order.getQuantity())
                        .sum();
                if (wanted != made) {
                    calls.surprise(new Broken(
                            "what was tapped is what is sent: request " + requestId,
                            wanted + " pieces",
                            made + " pieces"));
                }
            }
            case FRESH_PLANS -> told.tapped(requestId, List.of(), "FRESH_PLANS");
            case OUTCOME_NOT_SET -> {
                told.tapped(requestId, List.of(), "NOTHING");
                calls.surprise(new Broken(
                        "who taps gets the order or fresh plans: request " + requestId,
                        "an order or fresh plans",
                        "neither"));
            }
        }
    }

    /** One to three products, or one that there is a single piece of. */
    private List<BasketLine> basket() {
        if (random.nextDouble() < WANTS_WHAT_IS_RARE) {
            return List.of(line(Retailer.pick(random, Retailer.RARE), 1));
        }
        List<String> skus = new ArrayList<>(Retailer.COMMON);
        Collections.shuffle(skus, random);
        int lines = random.nextDouble() < BASKET ? 2 + random.nextInt(MOST_LINES - 1) : 1;
        return skus.subList(0, lines).stream()
                .map(sku -> line(sku, 1 + random.nextInt(2)))
                .toList();
    }

    static BasketLine line(String sku, int quantity) {
        return BasketLine.newBuilder().setSku(sku).setQuantity(quantity).build();
    }

    /** From the seed, so that a run that is repeated has the same ids. */
    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
