package org.keskio.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetAvailabilityResponse;
import org.keskio.inventory.v1.GetSendOrderResponse;
import org.keskio.inventory.v1.GetSkuResponse;
import org.keskio.inventory.v1.Product;
import org.keskio.inventory.v1.Reservation;
import org.keskio.inventory.v1.ReservationState;
import org.keskio.inventory.v1.ReserveResponse;
import org.keskio.inventory.v1.SearchCatalogueResponse;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.SendServiceGrpc;
import org.keskio.inventory.v1.SkuAvailability;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.inventory.v1.StyleHit;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;
import org.keskio.platform.testkit.Tokens;
import org.keskio.pricing.v1.BatchGetPricesResponse;
import org.keskio.pricing.v1.GetKeySetResponse;
import org.keskio.pricing.v1.PricingServiceGrpc;
import org.keskio.pricing.v1.Quote;
import org.keskio.pricing.v1.QuoteBasketResponse;

@QuarkusTest
class ShopTest extends GatewayTest {

    @Test
    void anybodySearchesAndSeesTheOnePrice() {
        FakePeers.answer(
                CatalogueServiceGrpc.getSearchCatalogueMethod(),
                request -> SearchCatalogueResponse.newBuilder()
                        .addHits(StyleHit.newBuilder()
                                .setStyle("TUN-0001")
                                .setSku(World.SKU)
                                .setAvailableAnywhere(3))
                        .addHits(StyleHit.newBuilder().setStyle("TUN-0002").setSku("TUN-0002-BLU-L"))
                        .setTotal(2)
                        .build());
        World.allCosts12990();

        given().queryParam("q", "merino")
                .queryParam("market", "FI")
                .queryParam("brand", "Tunturi", "Kaira")
                .when()
                .get("/api/shop/v1/search")
                .then()
                .statusCode(200)
                .header("X-Trace-Id", notNullValue())
                .body("total", equalTo(2))
                .body("hits[0].style", equalTo("TUN-0001"))
                .body("hits[0].availableAnywhere", equalTo(3))
                .body("hits[0]", not(hasKey("availableHere")))
                .body("hits[0].price.amount.amount", equalTo("129.90"))
                .body("hits[0].price.amount.currency", equalTo("EUR"))
                .body("hits[0].price.tier", equalTo("public"))
                .body("hits[0].price.nextChangeTime", nullValue())
                .body("pricesAway", equalTo(false));

        assertThat(FakePeers.asked(PricingServiceGrpc.getBatchGetPricesMethod()))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.getMarket()).isEqualTo("FI");
                    assertThat(asked.getSkusList()).containsExactly(World.SKU, "TUN-0002-BLU-L");
                });
        assertThat(FakePeers.asked(CatalogueServiceGrpc.getSearchCatalogueMethod())
                        .getFirst()
                        .getFilter()
                        .getBrandsList())
                .containsExactly("Tunturi", "Kaira");
        assertThat(FakePeers.tokenOf(CatalogueServiceGrpc.getSearchCatalogueMethod()))
                .as("the gateway's own account asks for shoppers without a login")
                .isNotEmpty();
    }

    @Test
    void productsAreShownWhilePricingIsAway() {
        FakePeers.answer(
                CatalogueServiceGrpc.getSearchCatalogueMethod(),
                request -> SearchCatalogueResponse.newBuilder()
                        .addHits(StyleHit.newBuilder().setSku(World.SKU))
                        .build());
        FakePeers.answer(PricingServiceGrpc.getBatchGetPricesMethod(), request -> {
            throw Status.UNAVAILABLE.asRuntimeException();
        });

        given().queryParam("market", "FI")
                .get("/api/shop/v1/search")
                .then()
                .statusCode(200)
                .body("hits[0].price", nullValue())
                .body("pricesAway", equalTo(true));
    }

    @Test
    void digitsAreAGtinFirstAndASkuSecond() {
        FakePeers.answer(CatalogueServiceGrpc.getGetSkuMethod(), request -> {
            if (request.hasGtin()) {
                throw Errors.badRequest(
                        ErrorReason.GTIN_INVALID,
                        "inventory.keskio.org",
                        new FieldViolation("gtin", "has a wrong check digit"));
            }
            if (!request.getSku().equals("12345678")) {
                throw Errors.of(
                        Status.Code.NOT_FOUND,
                        ErrorReason.SKU_UNKNOWN,
                        "inventory.keskio.org",
                        "No such SKU",
                        Map.of());
            }
            return GetSkuResponse.newBuilder()
                    .setProduct(Product.newBuilder().setSku("12345678"))
                    .build();
        });
        FakePeers.answer(
                StockServiceGrpc.getGetAvailabilityMethod(),
                request -> GetAvailabilityResponse.newBuilder()
                        .addItems(
                                SkuAvailability.newBuilder().setSku("12345678").setNetwork(4))
                        .build());

        given().get("/api/shop/v1/products/12345678")
                .then()
                .statusCode(200)
                .body("sku", equalTo("12345678"))
                .body("price", nullValue())
                .body("availability.network", equalTo(4));
        given().get("/api/shop/v1/products/6400000000005")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("reason", equalTo("GTIN_INVALID"))
                .body("violations[0].field", equalTo("gtin"));
    }

    @Test
    void pricesAreToldForAnInstant() {
        FakePeers.answer(
                PricingServiceGrpc.getBatchGetPricesMethod(),
                request -> BatchGetPricesResponse.newBuilder()
                        .addNotPriced("UNKNOWN")
                        .setAsOfTime(request.getAsOfTime())
                        .setRevision(12)
                        .build());

        given().get("/api/shop/v1/prices?market=SE&sku=UNKNOWN&asOf=2026-11-23T12:00:00Z")
                .then()
                .statusCode(200)
                .body("market", equalTo("SE"))
                .body("asOfTime", equalTo("2026-11-23T12:00:00Z"))
                .body("revision", equalTo(12))
                .body("notPriced", hasItem("UNKNOWN"))
                .body("prices", hasSize(0));
        given().get("/api/shop/v1/prices?market=SE&sku=A&asOf=yesterday")
                .then()
                .statusCode(400)
                .body("reason", equalTo("FIELD_INVALID"))
                .body("violations[0].field", equalTo("asOf"));
    }

    @Test
    void theKeySetIsPassedOnAsItIs() {
        FakePeers.answer(
                PricingServiceGrpc.getGetKeySetMethod(),
                request ->
                        GetKeySetResponse.newBuilder().setJwks("{\"keys\":[]}").build());

        given().get("/api/shop/v1/quotes/keys")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("keys", hasSize(0));
    }

    @Test
    void aShopQuotesAndReservesUnderItsOwnName() {
        FakePeers.answer(
                PricingServiceGrpc.getQuoteBasketMethod(),
                request -> QuoteBasketResponse.newBuilder()
                        .setQuote(Quote.newBuilder()
                                .setQuoteId("q-1")
                                .setMarket(request.getMarket())
                                .setTotal(World.euros(259, 80))
                                .setJws("a.b.c"))
                        .build());
        FakePeers.answer(
                StockServiceGrpc.getReserveMethod(),
                request -> ReserveResponse.newBuilder()
                        .setReservation(Reservation.newBuilder()
                                .setReservationId("r-1")
                                .setState(ReservationState.RESERVATION_STATE_OPEN)
                                .setExpireTime(Timestamp.newBuilder().setSeconds(1_800_000_000)))
                        .build());
        String token = Tokens.shop();
        String key = World.newId();

        change(as(token), "{\"market\":\"FI\",\"lines\":[{\"sku\":\"" + World.SKU + "\",\"quantity\":2}]}")
                .post("/api/shop/v1/quotes")
                .then()
                .statusCode(201)
                .body("total.amount", equalTo("259.80"))
                .body("jws", equalTo("a.b.c"));
        as(token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"lines\":[{\"sku\":\"A\",\"quantity\":1}],\"country\":\"fi\"}")
                .post("/api/shop/v1/reservations")
                .then()
                .statusCode(201)
                .body("state", equalTo("open"))
                .body("expireTime", equalTo("2027-01-15T08:00:00Z"));

        assertThat(FakePeers.asked(StockServiceGrpc.getReserveMethod()))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.getRequestId()).isEqualTo(key);
                    assertThat(asked.getCountry()).isEqualTo("FI");
                });
        assertThat(FakePeers.tokenOf(StockServiceGrpc.getReserveMethod())).isEqualTo(token);
    }

    @Test
    void aCustomerQuotesForThemselvesOnly() {
        FakePeers.answer(
                PricingServiceGrpc.getQuoteBasketMethod(),
                request -> QuoteBasketResponse.newBuilder()
                        .setQuote(Quote.newBuilder())
                        .build());
        String own = "0198a5d2-7c1e-7f7a-b7d0-000000000001";

        change(as(Tokens.customer(own)), "{\"market\":\"FI\",\"lines\":[]}")
                .post("/api/shop/v1/quotes")
                .then()
                .statusCode(201);
        change(as(Tokens.customer(own)), "{\"market\":\"FI\",\"lines\":[],\"customerId\":\"somebody-else\"}")
                .post("/api/shop/v1/quotes")
                .then()
                .statusCode(403)
                .body("reason", equalTo("CUSTOMER_NOT_YOURS"));

        assertThat(FakePeers.asked(PricingServiceGrpc.getQuoteBasketMethod()))
                .extracting(asked -> asked.getCustomerId())
                .isEqualTo(List.of(own));
    }

    @Test
    void anOrderIsShownToAShopWithoutItsAddress() {
        FakePeers.answer(
                SendServiceGrpc.getGetSendOrderMethod(),
                request -> GetSendOrderResponse.newBuilder()
                        .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_IN_TRANSIT))
                        .build());

        asShop().get("/api/shop/v1/orders/S-4K7Q2M")
                .then()
                .statusCode(200)
                .body("state", equalTo("in_transit"))
                .body("way", equalTo("ship_home"))
                .body("$", not(hasKey("deliverTo")));
    }
}
