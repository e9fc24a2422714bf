package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.CancelSendOrderRequest;
import org.keskio.inventory.v1.GetPartnerKeysRequest;
import org.keskio.inventory.v1.GetSendOrderRequest;
import org.keskio.inventory.v1.ImportPartnerStockRequest;
import org.keskio.inventory.v1.ImportPartnerStockResponse;
import org.keskio.inventory.v1.ListPartnersRequest;
import org.keskio.inventory.v1.LocationKind;
import org.keskio.inventory.v1.Partner;
import org.keskio.inventory.v1.PartnerStockRow;
import org.keskio.inventory.v1.Plan;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.PutPartnerRequest;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.Way;
import org.keskio.partner.v1.ConfirmOrderRequest;
import org.keskio.partner.v1.OrderState;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class PartnerStoryTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private World world;
    private PartnerServer partner;

    @BeforeEach
    void open() {
        world = new World();
        world.places();
        partner = new PartnerServer();
        put(true, partner.endpoint(), 1440);
    }

    @AfterEach
    void close() {
        put(true, "", 1440);
        partner.close();
        world.close();
    }

    @Test
    void whatNobodyHasIsOfferedByAPartnerAndSent() throws Exception {
        String sku = world.product("ASKED");
        partner.has.add(sku);

        PlanSendResponse plans = world.plan(sku, World.HELSINKI);

        assertThat(plans.getPlansCount()).isEqualTo(1);
        Plan plan = plans.getPlans(0);
        assertThat(plan.getSource()).isEqualTo(World.PARTNER);
        assertThat(plan.getSourceKind()).isEqualTo(LocationKind.LOCATION_KIND_PARTNER);
        assertThat(plan.getWay()).isEqualTo(Way.WAY_SHIP_HOME);
        assertThat(plan.getChance()).isBetween(0.5, 0.95);
        assertThat(plans.getPrice().getTotal().getUnits()).as("our price").isEqualTo(129);
        assertThat(plans.getExpireTime().getSeconds())
                .as("no longer than the offer")
                .isLessThan(now().plus(Duration.ofMinutes(11)).getEpochSecond());
        assertThat(partner.asked.getFirst().getLines(0).getSku()).isEqualTo(sku);
        assertThatTokenIsForThePartner(partner.tokens.getFirst());

        SendOrder order = send(plans);
        assertThat(order.getState()).isEqualTo(SendOrderState.SEND_ORDER_STATE_RESERVED);
        await().atMost(SOON).until(() -> state(order) == SendOrderState.SEND_ORDER_STATE_PICKING);

        ConfirmOrderRequest confirmed = partner.confirmations.getFirst();
        assertThat(confirmed.getOfferId()).isEqualTo("offer of " + sku);
        assertThat(confirmed.getOrderNumber()).isEqualTo(order.getNumber());
        assertThat(confirmed.getShipTo().getLocality()).isEqualTo("Helsinki");
        assertThat(world.check(sku).getDifferencesList()).isEmpty();

        partner.orders.put(confirmed.getRequestId(), OrderState.ORDER_STATE_SHIPPED);
        await().atMost(SOON).until(() -> state(order) == SendOrderState.SEND_ORDER_STATE_IN_TRANSIT);
        assertThat(order(order).getTrackingNumber()).isEqualTo("TRACK-1");
        partner.orders.put(confirmed.getRequestId(), OrderState.ORDER_STATE_DELIVERED);
        await().atMost(SOON).until(() -> state(order) == SendOrderState.SEND_ORDER_STATE_DELIVERED);
        assertThat(world.level(sku, World.PARTNER).getOnHand()).isZero();
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    private void assertThatTokenIsForThePartner(String header) throws Exception {
        String token = header.substring("Bearer ".length());
        String keys = world.directoryAs(Tokens.shop())
                .getPartnerKeys(GetPartnerKeysRequest.getDefaultInstance())
                .getJwks();
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(token);
        jws.setKey(new JsonWebKeySet(keys).getJsonWebKeys().getFirst().getKey());
        assertThat(jws.verifySignature()).isTrue();
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertThat(claims)
                .contains("\"aud\":\"" + World.PARTNER + "\"")
                .contains("\"exp\"")
                .doesNotContain("clerk");
        assertThat(keys).doesNotContain("\"d\"");
    }

    @Test
    void whatIsInStockIsNotAskedFor() {
        String sku = world.product("HAVE");
        partner.has.add(sku);
        world.count(sku, World.WAREHOUSE, 2);

        assertThat(world.plan(sku, World.HELSINKI).getPlansList())
                .isNotEmpty()
                .noneMatch(plan -> plan.getSource().equals(World.PARTNER));
        assertThat(partner.asked).isEmpty();
    }

    @Test
    void aPartnerWhoLiesLosesTheOrderToSomebodyElse() {
        String sku = world.product("LIE");
        partner.has.add(sku);
        partner.lies = true;
        double before = record().getChance();
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        world.count(sku, World.WAREHOUSE, 3);

        SendOrder order = send(plans);

        await().atMost(SOON).until(() -> order(order).getSource().equals(World.WAREHOUSE));
        assertThat(state(order)).isEqualTo(SendOrderState.SEND_ORDER_STATE_RESERVED);
        assertThat(world.level(sku, World.PARTNER).getOnHand()).isZero();
        assertThat(world.level(sku, World.PARTNER).getReserved()).isZero();
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
        assertThat(record().getBroken()).isPositive();
        assertThat(record().getChance()).isLessThan(before);
    }

    @Test
    void aSlowPartnerIsNotWaitedFor() {
        String sku = world.product("SLOW");
        partner.has.add(sku);
        CountDownLatch never = new CountDownLatch(1);
        partner.slow = never;

        PlanSendResponse plans = world.plan(sku, World.HELSINKI);

        assertThat(plans.getPlansList()).isEmpty();
        assertThat(never.getCount()).as("its answer had not come").isEqualTo(1);
        assertThat(partner.asked).hasSize(1);
    }

    @Test
    void aDeadPartnerIsPassedByAndComesBack() {
        String sku = world.product("DEAD");
        int port = partner.port();
        partner.close();
        for (int i = 0; i < 8; i++) {
            assertThat(world.plan(sku, World.HELSINKI).getPlansList()).isEmpty();
        }
        partner = new PartnerServer(port);
        partner.has.add(sku);

        await().atMost(SOON)
                .until(() -> !world.plan(sku, World.HELSINKI).getPlansList().isEmpty());
    }

    @Test
    void aConfirmationWhoseAnswerIsLostIsOneOrder() {
        String sku = world.product("LOST");
        partner.has.add(sku);
        partner.losesAnswers.set(2);

        SendOrder order = send(world.plan(sku, World.HELSINKI));

        await().atMost(SOON).until(() -> state(order) == SendOrderState.SEND_ORDER_STATE_PICKING);
        assertThat(partner.confirmations).hasSizeGreaterThanOrEqualTo(3);
        assertThat(partner.orders).hasSize(1);
        assertThat(partner.confirmations)
                .extracting(ConfirmOrderRequest::getRequestId)
                .containsOnly(partner.confirmations.getFirst().getRequestId());
    }

    @Test
    void aCancelledOrderIsCalledOffAndLeavesNothingBehind() {
        String sku = world.product("CANCEL");
        partner.has.add(sku);
        SendOrder order = send(world.plan(sku, World.HELSINKI));
        await().atMost(SOON).until(() -> state(order) == SendOrderState.SEND_ORDER_STATE_PICKING);

        var unused = world.clerkOf(World.HELSINKI)
                .cancelSendOrder(CancelSendOrderRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .setReason("changed their mind")
                        .build());

        String id = partner.confirmations.getFirst().getRequestId();
        await().atMost(SOON).until(() -> partner.orders.get(id) == OrderState.ORDER_STATE_CANCELLED);
        assertThat(world.level(sku, World.PARTNER).getOnHand()).isZero();
        assertThat(world.level(sku, World.PARTNER).getReserved()).isZero();
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void aFeedIsTakenByGtinAndItsLeadTimeIsPromised() {
        put(true, "", 1440);
        String gtin = gtin();
        String sku = world.productWith("FEED", gtin);
        String other = world.productWith("FEED", gtin());

        ImportPartnerStockResponse report = feed(
                row(1, gtin, "4").setLeadTimeDays("5"),
                row(2, "4006381333931", "1"),
                row(3, gtin, "many"),
                row(4, gtin, "1").setLocation(World.WAREHOUSE));

        assertThat(report.getAccepted()).isEqualTo(1);
        assertThat(report.getRefusedList())
                .extracting(refused -> refused.getLine() + " " + refused.getField())
                .containsExactly("2 gtin", "3 quantity", "4 location");
        assertThat(world.level(sku, World.PARTNER).getOnHand()).isEqualTo(4);
        assertThat(world.level(other, World.PARTNER).getOnHand()).isZero();
        Plan plan = world.plan(sku, World.HELSINKI).getPlans(0);
        assertThat(plan.getSource()).isEqualTo(World.PARTNER);
        assertThat(plan.getPromiseEndTime().getSeconds())
                .isGreaterThan(now().plus(Duration.ofDays(5)).getEpochSecond());
    }

    @Test
    void whatWasReportedTooLongAgoIsNotPromisedAnyMore() {
        put(true, "", 60);
        String gtin = gtin();
        String sku = world.productWith("OLD", gtin);
        feed(row(1, gtin, "4"));
        SendOrder order = send(world.plan(sku, World.HELSINKI));

        put(true, "", 5);
        feed(row(1, gtin, "4").setReportedTime(now().toString()));
        assertThat(world.level(sku, World.PARTNER).getAvailable()).isEqualTo(3);
        String oldGtin = gtin();
        String old = world.productWith("OLD", oldGtin);
        feed(row(1, oldGtin, "4")
                .setReportedTime(now().minus(Duration.ofMinutes(6)).toString()));

        await().atMost(SOON).until(() -> world.level(old, World.PARTNER).getAvailable() == 0);
        assertThat(world.level(sku, World.PARTNER).getAvailable()).isEqualTo(3);
        assertThat(state(order)).isEqualTo(SendOrderState.SEND_ORDER_STATE_RESERVED);
        assertThat(world.check(old).getDifferencesList()).isEmpty();
    }

    private SendOrder send(PlanSendResponse plans) {
        assertThat(plans.getPlansCount()).isPositive();
        return world.clerkOf(World.HELSINKI)
                .send(World.tap(plans, World.way(plans, Way.WAY_SHIP_HOME)))
                .getOrder();
    }

    private SendOrder order(SendOrder order) {
        return world.clerkOf(World.HELSINKI)
                .getSendOrder(GetSendOrderRequest.newBuilder()
                        .setSendOrderId(order.getSendOrderId())
                        .build())
                .getOrder();
    }

    private SendOrderState state(SendOrder order) {
        return order(order).getState();
    }

    private Partner record() {
        return world
                .directoryAs(Tokens.operator())
                .listPartners(ListPartnersRequest.getDefaultInstance())
                .getPartnersList()
                .stream()
                .filter(one -> one.getLocation().equals(World.PARTNER))
                .findFirst()
                .orElseThrow();
    }

    private void put(boolean enabled, String endpoint, int maxAgeMinutes) {
        var unused = world.directoryAs(Tokens.operator())
                .putPartner(PutPartnerRequest.newBuilder()
                        .setRequestId(World.id())
                        .setPartner(Partner.newBuilder()
                                .setLocation(World.PARTNER)
                                .setEnabled(enabled)
                                .setEndpoint(endpoint)
                                .setFeedMaxAgeMinutes(maxAgeMinutes))
                        .build());
    }

    private ImportPartnerStockResponse feed(PartnerStockRow.Builder... rows) {
        ImportPartnerStockRequest.Builder request = ImportPartnerStockRequest.newBuilder();
        for (PartnerStockRow.Builder row : rows) {
            request.addRows(row);
        }
        return world.directoryAs(Tokens.operator()).importPartnerStock(request.build());
    }

    private static PartnerStockRow.Builder row(int line, String gtin, String quantity) {
        return PartnerStockRow.newBuilder()
                .setLine(line)
                .setGtin(gtin)
                .setLocation(World.PARTNER)
                .setQuantity(quantity);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static String gtin() {
        String digits =
                String.valueOf(200_000_000_000L + ThreadLocalRandom.current().nextLong(90_000_000_000L));
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
