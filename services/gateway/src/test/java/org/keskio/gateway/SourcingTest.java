package org.keskio.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.BasketLine;
import org.keskio.inventory.v1.DryRunPolicyResponse;
import org.keskio.inventory.v1.LocationKind;
import org.keskio.inventory.v1.Plan;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.PolicyOutcome;
import org.keskio.inventory.v1.PolicyServiceGrpc;
import org.keskio.inventory.v1.PolicyVersion;
import org.keskio.inventory.v1.PublishPolicyResponse;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.SendResponse;
import org.keskio.inventory.v1.SendServiceGrpc;

@QuarkusTest
class SourcingTest extends GatewayTest {

    private static final String POLICY = """
            {"hourEur":0.2,"co2KgEur":0.1,"missEur":15,"customerKmEur":0.2,"splitEur":2,
             "excludedKinds":["partner"],"kindPriorities":[{"kind":"store","eur":-1.5}],
             "maxSplits":1,"pickUpKm":50,"maxPlans":8}""";

    @Test
    void anOperatorPublishesAPolicy() {
        FakePeers.answer(
                PolicyServiceGrpc.getPublishPolicyMethod(),
                request -> PublishPolicyResponse.newBuilder()
                        .setPolicy(PolicyVersion.newBuilder()
                                .setVersion(request.getExpectedVersion() + 1)
                                .setPolicy(request.getPolicy()))
                        .build());

        change(asOperator(), "{\"expectedVersion\":1,\"reason\":\"calm stores\",\"policy\":" + POLICY + "}")
                .post("/api/ops/v1/sourcing-policies")
                .then()
                .statusCode(201)
                .body("policy.policy.excludedKinds[0]", equalTo("partner"))
                .body("policy.policy.maxSplits", equalTo(1));
        assertThat(FakePeers.asked(PolicyServiceGrpc.getPublishPolicyMethod())
                        .getFirst()
                        .getPolicy()
                        .getKindPriorities(0)
                        .getKind())
                .isEqualTo(LocationKind.LOCATION_KIND_STORE);
    }

    @Test
    void aWeightThatWasForgottenIsNamed() {
        change(asOperator(), "{\"expectedVersion\":1,\"reason\":\"calm\",\"policy\":{\"hourEur\":0.2}}")
                .post("/api/ops/v1/sourcing-policies")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("policy.co2KgEur"));
    }

    @Test
    void clerksDoNotSetThePolicy() {
        asClerk().get("/api/ops/v1/sourcing-policies").then().statusCode(403);
    }

    @Test
    void aCandidateIsTriedOnABasket() {
        FakePeers.answer(
                PolicyServiceGrpc.getDryRunPolicyMethod(),
                request -> DryRunPolicyResponse.newBuilder()
                        .setCurrent(PolicyOutcome.newBuilder().setVersion(3))
                        .setCandidate(PolicyOutcome.newBuilder()
                                .addPlans(Plan.newBuilder().setPlanId("SHIP_HOME@WH-FI-01")))
                        .build());

        asOperator()
                .contentType("application/json")
                .body("{\"store\":\"FI-HEL-01\",\"lines\":[{\"sku\":\"A\",\"quantity\":2}],\"candidate\":" + POLICY
                        + "}")
                .post("/api/ops/v1/sourcing-policies/dry-run")
                .then()
                .statusCode(200)
                .body("candidate.plans[0].planId", equalTo("SHIP_HOME@WH-FI-01"));
    }

    @Test
    void aBasketIsPlannedAndSent() {
        FakePeers.answer(
                SendServiceGrpc.getPlanSendMethod(),
                request -> PlanSendResponse.newBuilder()
                        .addAllMissing(request.getLinesList())
                        .build());
        FakePeers.answer(
                SendServiceGrpc.getSendMethod(),
                request -> SendResponse.newBuilder()
                        .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_RESERVED))
                        .addOrders(World.order(SendOrderState.SEND_ORDER_STATE_RESERVED))
                        .addOrders(World.order(SendOrderState.SEND_ORDER_STATE_RESERVED))
                        .build());

        asClerk()
                .contentType("application/json")
                .body("{\"lines\":[{\"sku\":\"A\",\"quantity\":2},{\"sku\":\"B\",\"quantity\":1}]}")
                .post("/api/clerk/v1/plans")
                .then()
                .statusCode(200)
                .body("missing[1].sku", equalTo("B"));
        assertThat(FakePeers.asked(SendServiceGrpc.getPlanSendMethod())
                        .getFirst()
                        .getLinesList())
                .containsExactly(
                        BasketLine.newBuilder().setSku("A").setQuantity(2).build(),
                        BasketLine.newBuilder().setSku("B").setQuantity(1).build());
        change(
                        asClerk(),
                        "{\"planSetId\":\"set-1\",\"planId\":\"basket-1\",\"customerId\":\"c\",\"paymentReference\":\"T1\",\"quoteJws\":\"a.b.c\"}")
                .post("/api/clerk/v1/sends")
                .then()
                .statusCode(201)
                .body("order.state", equalTo("reserved"))
                .body("orders.size()", equalTo(2));
    }
}
