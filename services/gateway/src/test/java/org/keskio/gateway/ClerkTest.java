package org.keskio.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keskio.identity.v1.Channel;
import org.keskio.identity.v1.CreateCustomerResponse;
import org.keskio.identity.v1.Customer;
import org.keskio.identity.v1.IdentifierKind;
import org.keskio.identity.v1.IdentityServiceGrpc;
import org.keskio.identity.v1.RecogniseCustomerResponse;
import org.keskio.inventory.v1.AcceptPickResponse;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.ListTasksResponse;
import org.keskio.inventory.v1.Plan;
import org.keskio.inventory.v1.PlanLabel;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.SearchCatalogueResponse;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.SendResponse;
import org.keskio.inventory.v1.SendServiceGrpc;
import org.keskio.inventory.v1.ShipResponse;
import org.keskio.inventory.v1.StyleHit;
import org.keskio.inventory.v1.Task;
import org.keskio.inventory.v1.TaskKind;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.Tokens;
import org.keskio.pricing.v1.PricingServiceGrpc;
import org.keskio.profile.v1.ConsentPurpose;
import org.keskio.profile.v1.Profile;
import org.keskio.profile.v1.ProfileServiceGrpc;
import org.keskio.profile.v1.SetMembershipResponse;
import org.keskio.profile.v1.UpdateProfileResponse;
import org.keskio.profile.v1.ViewProfileResponse;

@QuarkusTest
class ClerkTest extends GatewayTest {

    @Test
    void aClerkIsToldWhoAndWhereTheyAre() {
        asClerk()
                .get("/api/clerk/v1/me")
                .then()
                .statusCode(200)
                .body("username", equalTo("test.clerk"))
                .body("roles", hasItem("clerk"))
                .body("store.code", equalTo("FI-HEL-01"))
                .body("store.market", equalTo("FI"))
                .body("store.timeZone", equalTo("Europe/Helsinki"))
                .body("csrfToken", nullValue());
    }

    @Test
    void aClerkSearchesFromTheirStoreWithItsPrices() {
        FakePeers.answer(
                CatalogueServiceGrpc.getSearchCatalogueMethod(),
                request -> SearchCatalogueResponse.newBuilder()
                        .addHits(StyleHit.newBuilder().setSku(World.SKU))
                        .build());
        World.allCosts12990();

        asClerk()
                .queryParam("q", "merino")
                .get("/api/clerk/v1/search")
                .then()
                .statusCode(200)
                .body("hits[0]", hasKey("availableHere"))
                .body("hits[0].price.amount.amount", equalTo("129.90"));

        assertThat(FakePeers.asked(CatalogueServiceGrpc.getSearchCatalogueMethod())
                        .getFirst()
                        .getStore())
                .isEqualTo("FI-HEL-01");
        assertThat(FakePeers.asked(PricingServiceGrpc.getBatchGetPricesMethod())
                        .getFirst()
                        .getMarket())
                .isEqualTo("FI");
    }

    @Test
    void aStoreWithoutAMarketIsNoMistakeOfTheClerks() {
        FakePeers.answer(
                CatalogueServiceGrpc.getSearchCatalogueMethod(),
                request -> SearchCatalogueResponse.newBuilder()
                        .addHits(StyleHit.newBuilder().setSku(World.SKU))
                        .build());
        FakePeers.answer(PricingServiceGrpc.getBatchGetPricesMethod(), request -> {
            throw Errors.of(
                    Status.Code.INVALID_ARGUMENT,
                    org.keskio.pricing.v1.ErrorReason.MARKET_UNKNOWN,
                    "pricing.keskio.org",
                    "No such market",
                    Map.of());
        });

        asClerk().get("/api/clerk/v1/search").then().statusCode(200).body("hits[0].price", nullValue());
    }

    @Test
    void plansAreMadeForTheClerksStore() {
        FakePeers.answer(
                SendServiceGrpc.getPlanSendMethod(),
                request -> PlanSendResponse.newBuilder()
                        .setPlanSetId("set-1")
                        .addPlans(Plan.newBuilder()
                                .setPlanId("p-1")
                                .addLabels(PlanLabel.PLAN_LABEL_FASTEST)
                                .addLabels(PlanLabel.PLAN_LABEL_RECOMMENDED)
                                .setCo2Kg(0.4))
                        .build());

        asClerk()
                .contentType("application/json")
                .body(
                        "{\"sku\":\"" + World.SKU
                                + "\",\"quantity\":1,\"deliverTo\":{\"street\":\"Katu 1\",\"town\":\"Oulu\",\"country\":\"fi\"}}")
                .post("/api/clerk/v1/plans")
                .then()
                .statusCode(200)
                .body("planSetId", equalTo("set-1"))
                .body("plans[0].labels", equalTo(List.of("fastest", "recommended")))
                .body("plans[0].co2Kg", equalTo(0.4f))
                .body("price", nullValue());

        assertThat(FakePeers.asked(SendServiceGrpc.getPlanSendMethod()))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.getStore()).isEqualTo("FI-HEL-01");
                    assertThat(asked.getDeliverTo().getAddressLinesList()).containsExactly("Katu 1");
                    assertThat(asked.getDeliverTo().getRegionCode()).isEqualTo("FI");
                });
    }

    @Test
    void aTapSendsOrComesBackWithFreshPlans() {
        FakePeers.answer(
                SendServiceGrpc.getSendMethod(),
                request -> request.getPlanId().equals("good")
                        ? SendResponse.newBuilder()
                                .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_RESERVED))
                                .build()
                        : SendResponse.newBuilder()
                                .setFreshPlans(PlanSendResponse.newBuilder().setPlanSetId("set-2"))
                                .build());

        change(
                        asClerk(),
                        "{\"planSetId\":\"set-1\",\"planId\":\"good\",\"customerId\":\"c\",\"paymentReference\":\"T1\",\"quoteJws\":\"a.b.c\"}")
                .post("/api/clerk/v1/sends")
                .then()
                .statusCode(201)
                .body("order.state", equalTo("reserved"))
                .body("order.deliverTo.recipient", equalTo("Aino Virtanen"))
                .body("order.deliverTo.postcode", equalTo("00100"));
        change(
                        asClerk(),
                        "{\"planSetId\":\"set-1\",\"planId\":\"stale\",\"customerId\":\"c\",\"paymentReference\":\"T1\",\"quoteJws\":\"a.b.c\"}")
                .post("/api/clerk/v1/sends")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("reason", equalTo("PLANS_CHANGED"))
                .body("freshPlans.planSetId", equalTo("set-2"));
    }

    @Test
    void aRecognisedCustomerIsShownAsTheirProfileAllows() {
        FakePeers.answer(
                IdentityServiceGrpc.getRecogniseCustomerMethod(),
                request -> RecogniseCustomerResponse.newBuilder()
                        .setCustomerId(request.getIdentifier().getValue().equals("040 1234567") ? "c-1" : "")
                        .build());
        FakePeers.answer(
                ProfileServiceGrpc.getViewProfileMethod(),
                request -> ViewProfileResponse.newBuilder()
                        .setProfile(Profile.newBuilder()
                                .setCustomerId(request.getCustomerId())
                                .setGivenName("Aino"))
                        .build());

        asClerk()
                .contentType("application/json")
                .body("{\"kind\":\"phone\",\"value\":\"040 1234567\",\"purpose\":\"send: find the customer\"}")
                .post("/api/clerk/v1/customers/recognise")
                .then()
                .statusCode(200)
                .body("customer.givenName", equalTo("Aino"));
        asClerk()
                .contentType("application/json")
                .body("{\"kind\":\"phone\",\"value\":\"1\",\"purpose\":\"send: find the customer\"}")
                .post("/api/clerk/v1/customers/recognise")
                .then()
                .statusCode(200)
                .body("customer", nullValue());

        assertThat(FakePeers.asked(IdentityServiceGrpc.getRecogniseCustomerMethod())
                        .getFirst())
                .satisfies(asked -> {
                    assertThat(asked.getChannel()).isEqualTo(Channel.CHANNEL_STORE);
                    assertThat(asked.getRegion()).isEqualTo("FI");
                    assertThat(asked.getIdentifier().getKind()).isEqualTo(IdentifierKind.IDENTIFIER_KIND_PHONE);
                });
    }

    @Test
    void nobodyIsLookedUpWithoutAPurpose() {
        asClerk()
                .contentType("application/json")
                .body("{\"kind\":\"phone\",\"value\":\"040 1234567\"}")
                .post("/api/clerk/v1/customers/recognise")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("purpose"));

        assertThat(FakePeers.asked(IdentityServiceGrpc.getRecogniseCustomerMethod()))
                .isEmpty();
    }

    @Test
    void aNewCustomerIsCreatedDescribedAndTakenIntoTheClub() {
        FakePeers.answer(
                IdentityServiceGrpc.getCreateCustomerMethod(),
                request -> CreateCustomerResponse.newBuilder()
                        .setCustomer(Customer.newBuilder().setCustomerId("c-9"))
                        .build());
        FakePeers.answer(
                ProfileServiceGrpc.getUpdateProfileMethod(),
                request -> UpdateProfileResponse.newBuilder()
                        .setProfile(Profile.newBuilder()
                                .setCustomerId(request.getCustomerId())
                                .setGivenName("Aino"))
                        .build());
        FakePeers.answer(
                ProfileServiceGrpc.getSetMembershipMethod(),
                request -> SetMembershipResponse.newBuilder()
                        .setMember(true)
                        .setMembershipVersion(1)
                        .build());
        String body = """
                {"identifiers":[{"kind":"email","value":"aino@example.org"}],"givenName":"Aino","familyName":"Virtanen","locale":"fi",
                 "recognition":[{"kind":"email","channels":["store","web"]}],
                 "consents":[{"purpose":"marketing_email","granted":true}],"clubMember":true}""";

        for (int times = 0; times < 2; times++) {
            asClerk()
                    .header("Idempotency-Key", "4e6f1a52-6c5e-4ad3-9d0c-2f0c4f6f7a11")
                    .contentType("application/json")
                    .body(body)
                    .post("/api/clerk/v1/customers")
                    .then()
                    .statusCode(201)
                    .body("customerId", equalTo("c-9"))
                    .body("clubMember", equalTo(true));
        }

        assertThat(FakePeers.asked(ProfileServiceGrpc.getUpdateProfileMethod()))
                .as("the steps of a repeated request carry the same ids")
                .hasSize(2)
                .allSatisfy(asked -> {
                    assertThat(asked.getSource()).isEqualTo("store:FI-HEL-01");
                    assertThat(asked.getConsents(0).getPurpose())
                            .isEqualTo(ConsentPurpose.CONSENT_PURPOSE_MARKETING_EMAIL);
                })
                .extracting(asked -> asked.getRequestId())
                .containsOnly(FakePeers.asked(ProfileServiceGrpc.getUpdateProfileMethod())
                        .getFirst()
                        .getRequestId())
                .doesNotContain("4e6f1a52-6c5e-4ad3-9d0c-2f0c4f6f7a11");
    }

    @Test
    void theStoreWorksThroughItsTasks() {
        FakePeers.answer(
                SendServiceGrpc.getListTasksMethod(),
                request -> ListTasksResponse.newBuilder()
                        .addTasks(Task.newBuilder()
                                .setKind(TaskKind.TASK_KIND_HAND_OVER)
                                .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_READY_FOR_PICKUP)))
                        .build());
        FakePeers.answer(
                SendServiceGrpc.getAcceptPickMethod(),
                request -> AcceptPickResponse.newBuilder()
                        .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_PICKING))
                        .build());
        FakePeers.answer(
                SendServiceGrpc.getShipMethod(),
                request -> ShipResponse.newBuilder()
                        .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_IN_TRANSIT))
                        .build());

        asClerk().get("/api/clerk/v1/tasks").then().statusCode(200).body("tasks[0].kind", equalTo("hand_over"));
        asClerk()
                .header("Idempotency-Key", World.newId())
                .post("/api/clerk/v1/sends/s-1/accept")
                .then()
                .statusCode(200)
                .body("state", equalTo("picking"));
        asClerk()
                .header("Idempotency-Key", World.newId())
                .contentType("application/json")
                .body("{\"trackingNumber\":\"JJFI1\"}")
                .post("/api/clerk/v1/sends/s-1/ship")
                .then()
                .statusCode(200)
                .body("state", equalTo("in_transit"));
    }

    @Test
    void aStateThatDoesNotAllowItIsAConflictThatNamesTheState() {
        FakePeers.answer(SendServiceGrpc.getPackMethod(), request -> {
            throw Errors.of(
                    Status.Code.FAILED_PRECONDITION,
                    ErrorReason.STATE_CONFLICT,
                    "inventory.keskio.org",
                    "The order is cancelled",
                    Map.of("state", "cancelled"));
        });

        asClerk()
                .header("Idempotency-Key", World.newId())
                .post("/api/clerk/v1/sends/s-1/pack")
                .then()
                .statusCode(409)
                .body("reason", equalTo("STATE_CONFLICT"))
                .body("domain", equalTo("inventory.keskio.org"))
                .body("metadata.state", equalTo("cancelled"))
                .body("type", equalTo("https://keskio.org/problems/state-conflict"))
                .body("instance", equalTo("/api/clerk/v1/sends/s-1/pack"));
    }

    @Test
    void somebodyWithoutAStoreCannotActAsAClerk() {
        as(Tokens.with(List.of("clerk"), Map.of()))
                .get("/api/clerk/v1/tasks")
                .then()
                .statusCode(403)
                .body("reason", equalTo("STORE_MISSING"));
    }

    @Test
    void aBodyCannotNameAnotherStore() {
        asClerk()
                .contentType("application/json")
                .body("{\"sku\":\"A\",\"quantity\":1,\"store\":\"FI-TMP-01\"}")
                .post("/api/clerk/v1/plans")
                .then()
                .statusCode(400)
                .body("reason", equalTo("FIELD_UNKNOWN"))
                .body("violations[0].field", equalTo("store"));
    }
}
