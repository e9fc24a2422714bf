package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.BasketLine;
import org.keskio.inventory.v1.DryRunPolicyRequest;
import org.keskio.inventory.v1.DryRunPolicyResponse;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetPolicyRequest;
import org.keskio.inventory.v1.ListPoliciesRequest;
import org.keskio.inventory.v1.LocationKind;
import org.keskio.inventory.v1.Plan;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.PolicyServiceGrpc;
import org.keskio.inventory.v1.PolicyVersion;
import org.keskio.inventory.v1.PublishPolicyRequest;
import org.keskio.inventory.v1.SourcingPolicy;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.Grpc;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class PolicyTest {

    @Inject
    AgroalDataSource database;

    private World world;
    private Grpc grpc;
    private PolicyServiceGrpc.PolicyServiceBlockingStub policies;
    private PolicyVersion before;

    @BeforeEach
    void open() {
        world = new World();
        world.places();
        grpc = Grpc.open();
        policies = PolicyServiceGrpc.newBlockingStub(grpc.as(Tokens.operator()));
        before = holds();
    }

    @AfterEach
    void close() {
        if (holds().getVersion() != before.getVersion()) {
            var unused = publish(holds().getVersion(), before.getPolicy());
        }
        world.close();
        grpc.close();
    }

    @Test
    void whatIsPublishedRanksTheNextPlans() {
        String sku = world.product("POLICY");
        world.count(sku, World.WAREHOUSE, 5);
        world.count(sku, World.TAMPERE, 5);
        assertThat(sources(world.plan(sku, World.HELSINKI))).contains(World.WAREHOUSE);

        PolicyVersion published = publish(
                before.getVersion(),
                before.getPolicy().toBuilder()
                        .addExcludedLocations(World.WAREHOUSE)
                        .build());

        assertThat(published.getVersion()).isEqualTo(before.getVersion() + 1);
        assertThat(published.getReason()).isEqualTo("because of a test");
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        assertThat(plans.getPolicyVersion()).isEqualTo(published.getVersion());
        assertThat(sources(plans)).doesNotContain(World.WAREHOUSE).contains(World.TAMPERE);
        assertThat(policies.listPolicies(
                        ListPoliciesRequest.newBuilder().setPageSize(1).build()))
                .satisfies(page -> {
                    assertThat(page.getPoliciesList()).containsExactly(published);
                    assertThat(page.getNextPageToken()).isNotEmpty();
                });
        assertThat(policies.getPolicy(
                                GetPolicyRequest.newBuilder().setVersion(1).build())
                        .getPolicy()
                        .getPublishedBy())
                .isEqualTo("settings");
    }

    @Test
    void whoLookedAtAnOldVersionIsRefused() {
        var unused = publish(before.getVersion(), before.getPolicy());

        SendStoryTest.refused(
                () -> publish(before.getVersion(), before.getPolicy()),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.POLICY_CHANGED);
    }

    @Test
    void theSameRequestPublishesOnce() {
        PublishPolicyRequest request = request(before.getVersion(), before.getPolicy());

        PolicyVersion first = policies.publishPolicy(request).getPolicy();

        assertThat(policies.publishPolicy(request).getPolicy()).isEqualTo(first);
        assertThat(holds().getVersion()).isEqualTo(first.getVersion());
    }

    @Test
    void badPoliciesAreNamed() {
        SourcingPolicy good = before.getPolicy();
        assertThat(violation(good.toBuilder().setHourEur(-1).build())).isEqualTo("policy.hour_eur");
        assertThat(violation(good.toBuilder().setMissEur(Double.NaN).build())).isEqualTo("policy.miss_eur");
        assertThat(violation(good.toBuilder().setMaxPlans(0).build())).isEqualTo("policy.max_plans");
        assertThat(violation(good.toBuilder().setMaxSplits(99).build())).isEqualTo("policy.max_splits");
        assertThat(violation(good.toBuilder().addExcludedLocations("not a code").build()))
                .isEqualTo("policy.excluded_locations[0]");
        assertThat(violation(good.toBuilder()
                        .addExcludedKinds(LocationKind.LOCATION_KIND_STORE)
                        .addExcludedKinds(LocationKind.LOCATION_KIND_WAREHOUSE)
                        .addExcludedKinds(LocationKind.LOCATION_KIND_PARTNER)
                        .build()))
                .isEqualTo("policy.excluded_kinds");
        assertThatThrownBy(() -> PolicyServiceGrpc.newBlockingStub(grpc.as(Tokens.clerk(World.HELSINKI)))
                        .getPolicy(GetPolicyRequest.getDefaultInstance()))
                .satisfies(error ->
                        assertThat(Status.fromThrowable(error).getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
    }

    @Test
    void aDryRunShowsBothSidesAndKeepsNothing() throws Exception {
        String sku = world.product("DRY");
        world.count(sku, World.WAREHOUSE, 5);
        world.count(sku, World.TAMPERE, 5);
        int kept = planSets();

        DryRunPolicyResponse answer = policies.dryRunPolicy(DryRunPolicyRequest.newBuilder()
                .setStore(World.HELSINKI)
                .addLines(BasketLine.newBuilder().setSku(sku).setQuantity(1))
                .setCandidate(before.getPolicy().toBuilder().addExcludedKinds(LocationKind.LOCATION_KIND_WAREHOUSE))
                .build());

        assertThat(answer.getCurrent().getVersion()).isEqualTo(before.getVersion());
        assertThat(answer.getCurrent().getPlansList())
                .extracting(Plan::getSource)
                .contains(World.WAREHOUSE);
        assertThat(answer.getCandidate().getPlansList())
                .extracting(Plan::getSource)
                .containsOnly(World.TAMPERE);
        assertThat(planSets()).isEqualTo(kept);
        assertThat(holds().getVersion()).isEqualTo(before.getVersion());
    }

    private int planSets() throws Exception {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from plan_sets")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static java.util.List<String> sources(PlanSendResponse plans) {
        return plans.getPlansList().stream().map(Plan::getSource).distinct().toList();
    }

    private PolicyVersion holds() {
        return policies.getPolicy(GetPolicyRequest.getDefaultInstance()).getPolicy();
    }

    private String violation(SourcingPolicy policy) {
        try {
            return publish(before.getVersion(), policy).toString();
        } catch (RuntimeException e) {
            return Errors.badRequestOf(e).orElseThrow().getFieldViolations(0).getField();
        }
    }

    private PolicyVersion publish(long expected, SourcingPolicy policy) {
        return policies.publishPolicy(request(expected, policy)).getPolicy();
    }

    private static PublishPolicyRequest request(long expected, SourcingPolicy policy) {
        return PublishPolicyRequest.newBuilder()
                .setRequestId(World.id())
                .setExpectedVersion(expected)
                .setPolicy(policy)
                .setReason("because of a test")
                .build();
    }
}
