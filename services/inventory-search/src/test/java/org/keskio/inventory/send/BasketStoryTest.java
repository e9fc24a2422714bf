package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.BasketLine;
import org.keskio.inventory.v1.CancelSendOrderRequest;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.Plan;
import org.keskio.inventory.v1.PlanLabel;
import org.keskio.inventory.v1.PlanSendRequest;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.SendRequest;
import org.keskio.inventory.v1.SendResponse;
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
class BasketStoryTest {

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
    void aBasketBecomesAnOrderALineAndSource() {
        List<String> skus = world.products("BASKET", 2);
        world.count(skus.get(0), World.HELSINKI, 3);
        world.count(skus.get(1), World.WAREHOUSE, 3);
        PlanSendResponse plans = plan(line(skus.get(0), 2), line(skus.get(1), 1));
        Plan carryAndSend = plans.getPlansList().stream()
                .filter(plan -> plan.getLegsCount() == 2
                        && plan.getLegs(0).getWay() == Way.WAY_CARRY
                        && plan.getLegs(1).getWay() == Way.WAY_SHIP_HOME)
                .findFirst()
                .orElseThrow(() -> new AssertionError(plans.toString()));
        assertThat(plans.getPrice().getLinesCount()).isEqualTo(2);
        assertThat(plans.getPolicyVersion()).isPositive();
        assertThat(carryAndSend.getDestinationOpen()).isTrue();
        assertThat(carryAndSend.hasCutOffTime()).isTrue();
        SendRequest tap = World.tap(plans, carryAndSend);

        SendResponse sent = world.clerkOf(World.HELSINKI).send(tap);

        assertThat(sent.getOrdersList()).hasSize(2).contains(sent.getOrder());
        assertThat(sent.getOrdersList())
                .extracting(SendOrder::getBasketId)
                .containsOnly(sent.getOrder().getBasketId());
        assertThat(sent.getOrdersList()).extracting(SendOrder::getSku).containsExactlyElementsOf(skus);
        assertThat(sent.getOrders(0).getTotal().getUnits()).isEqualTo(259);
        assertThat(sent.getOrders(1).getTotal().getUnits()).isEqualTo(129);
        assertThat(world.level(skus.get(0), World.HELSINKI).getReserved()).isEqualTo(2);
        assertThat(world.level(skus.get(1), World.WAREHOUSE).getReserved()).isEqualTo(1);
        skus.forEach(sku -> assertThat(world.check(sku).getDifferencesList()).isEmpty());
        assertThat(world.clerkOf(World.HELSINKI).send(tap)).isEqualTo(sent);
        SendStoryTest.refused(
                () -> world.clerkOf(World.HELSINKI).send(World.tap(plans, carryAndSend)),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.QUOTE_REFUSED);
        cancel(sent.getOrders(0));
        SendStoryTest.refused(
                () -> world.clerkOf(World.HELSINKI).send(World.tap(plans, carryAndSend)),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.QUOTE_REFUSED);
        assertThat(world.level(skus.get(0), World.HELSINKI).getReserved()).isZero();
    }

    @Test
    void aBasketIsTakenWholeOrNotAtAll() {
        List<String> skus = world.products("WHOLE", 2);
        world.count(skus.get(0), World.WAREHOUSE, 1);
        world.count(skus.get(1), World.WAREHOUSE, 1);
        PlanSendResponse plans = plan(line(skus.get(0), 1), line(skus.get(1), 1));
        world.count(skus.get(1), World.WAREHOUSE, 0);

        SendResponse answer = world.clerkOf(World.HELSINKI).send(World.tap(plans, plans.getPlans(0)));

        assertThat(answer.hasOrder()).isFalse();
        assertThat(answer.getFreshPlans().getMissingList()).containsExactly(line(skus.get(1), 1));
        assertThat(world.level(skus.get(0), World.WAREHOUSE).getReserved()).isZero();
        assertThat(world.check(skus.get(0)).getDifferencesList()).isEmpty();
    }

    @Test
    void whenAnotherPlaceHasItFreshPlansComeBackForTheSameQuote() {
        List<String> skus = world.products("FRESH", 2);
        skus.forEach(sku -> world.count(sku, World.WAREHOUSE, 1));
        skus.forEach(sku -> world.count(sku, World.TAMPERE, 1));
        PlanSendResponse plans = plan(line(skus.get(0), 1), line(skus.get(1), 1));
        Plan first = plans.getPlans(0);
        world.count(skus.get(1), first.getSource(), 0);

        PlanSendResponse fresh =
                world.clerkOf(World.HELSINKI).send(World.tap(plans, first)).getFreshPlans();

        assertThat(fresh.getPlansList()).isNotEmpty();
        assertThat(fresh.getPrice().getQuoteId()).isEqualTo(plans.getPrice().getQuoteId());
        assertThat(world.clerkOf(World.HELSINKI)
                        .send(World.tap(fresh, fresh.getPlans(0)))
                        .getOrdersCount())
                .isEqualTo(2);
    }

    @Test
    void ofTwentyWhoTapForTheLastBasketOneWins() throws Exception {
        List<String> skus = world.products("LASTB", 3);
        skus.forEach(sku -> world.count(sku, World.WAREHOUSE, 1));
        List<Callable<SendResponse>> taps = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            // In any order of lines: locks are taken in one.
            PlanSendResponse plans =
                    plan(line(skus.get(i % 3), 1), line(skus.get((i + 1) % 3), 1), line(skus.get((i + 2) % 3), 1));
            SendRequest tap = World.tap(plans, plans.getPlans(0));
            taps.add(() -> world.clerkOf(World.HELSINKI).send(tap));
        }

        List<SendResponse> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<SendResponse> answer : threads.invokeAll(taps)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(SendResponse::hasOrder).hasSize(1);
        skus.forEach(sku -> {
            assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(1);
            assertThat(world.check(sku).getDifferencesList()).isEmpty();
        });
    }

    @Test
    void moreThanOnePlaceHasIsDivided() {
        String sku = world.product("DIVIDE");
        world.count(sku, World.WAREHOUSE, 3);
        world.count(sku, World.TAMPERE, 2);
        PlanSendResponse plans = plan(line(sku, 5));

        SendResponse sent = world.clerkOf(World.HELSINKI).send(World.tap(plans, plans.getPlans(0)));

        assertThat(sent.getOrdersList()).hasSize(2);
        assertThat(sent.getOrdersList().stream()
                        .mapToInt(SendOrder::getQuantity)
                        .sum())
                .isEqualTo(5);
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(3);
        assertThat(world.level(sku, World.TAMPERE).getReserved()).isEqualTo(2);
    }

    @Test
    void whatNobodyHasIsMissingAndNotPaidFor() {
        List<String> skus = world.products("MISSING", 2);
        world.count(skus.get(0), World.WAREHOUSE, 1);

        PlanSendResponse plans = plan(line(skus.get(0), 2), line(skus.get(1), 1));

        assertThat(plans.getMissingList()).containsExactlyInAnyOrder(line(skus.get(0), 1), line(skus.get(1), 1));
        assertThat(plans.getPlans(0).getLabelsList()).contains(PlanLabel.PLAN_LABEL_RECOMMENDED);
        assertThat(plans.getPrice().getTotal().getUnits()).isEqualTo(129);
        assertThat(world.clerkOf(World.HELSINKI)
                        .send(World.tap(plans, plans.getPlans(0)))
                        .getOrdersCount())
                .isEqualTo(1);
    }

    @Test
    void badBasketsAreNamed() {
        String sku = world.product("BADB");
        assertThat(violation(line(sku, 1), line(sku, 2))).isEqualTo("lines[1].sku");
        assertThat(violation(line(sku, 0))).isEqualTo("lines[0].quantity");
        assertThat(violation(line("", 1))).isEqualTo("lines[0].sku");
        BasketLine[] many = new BasketLine[21];
        for (int i = 0; i < many.length; i++) {
            many[i] = line("SKU-" + i, 1);
        }
        assertThat(violation(many)).isEqualTo("lines");
        assertThatThrownBy(() -> world.clerkOf(World.HELSINKI)
                        .planSend(PlanSendRequest.newBuilder()
                                .setStore(World.HELSINKI)
                                .setSku(sku)
                                .setQuantity(1)
                                .addLines(line(sku, 1))
                                .build()))
                .satisfies(error -> assertThat(Errors.badRequestOf(error)
                                .orElseThrow()
                                .getFieldViolations(0)
                                .getField())
                        .isEqualTo("lines"));
    }

    private String violation(BasketLine... lines) {
        try {
            return plan(lines).toString();
        } catch (RuntimeException e) {
            return Errors.badRequestOf(e).orElseThrow().getFieldViolations(0).getField();
        }
    }

    private PlanSendResponse plan(BasketLine... lines) {
        return world.clerkOf(World.HELSINKI)
                .planSend(PlanSendRequest.newBuilder()
                        .setStore(World.HELSINKI)
                        .addAllLines(List.of(lines))
                        .build());
    }

    private void cancel(SendOrder order) {
        var unused = world.clerkOf(World.HELSINKI)
                .cancelSendOrder(CancelSendOrderRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build());
    }

    private static BasketLine line(String sku, int quantity) {
        return BasketLine.newBuilder().setSku(sku).setQuantity(quantity).build();
    }
}
