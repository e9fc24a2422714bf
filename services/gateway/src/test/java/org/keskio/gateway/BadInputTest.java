package org.keskio.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.RecordSaleResponse;
import org.keskio.inventory.v1.SearchCatalogueResponse;
import org.keskio.inventory.v1.SendServiceGrpc;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;
import org.keskio.platform.testkit.Tokens;
import org.keskio.pricing.v1.PricingServiceGrpc;

@QuarkusTest
class BadInputTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sku=A", "{", "[]", "\"text\"", "{\"lines\":[]} {}", "null", "<sale/>", "{\"a\":1,\"a\":2}"})
    void aBodyThatIsNoJsonObjectIsRefused(String body) {
        change(asShop(), body)
                .post("/api/shop/v1/sales")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("reason", notNullValue());
        assertThat(FakePeers.asked(StockServiceGrpc.getRecordSaleMethod())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"location\":\"FI-HEL-01\",\"colour\":\"red\"};FIELD_UNKNOWN;colour",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"price\":1}]};FIELD_UNKNOWN;lines[0].price",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":2147483648}]};FIELD_INVALID;lines[0].quantity",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":-99999999999999999999}]};FIELD_INVALID;lines[0].quantity",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1.5}]};FIELD_INVALID;lines[0].quantity",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":\"1\"}]};FIELD_INVALID;lines[0].quantity",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":true}]};FIELD_INVALID;lines[0].quantity",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":null}]};FIELD_INVALID;lines[0].quantity",
                "{\"lines\":[{\"sku\":17,\"quantity\":1}]};FIELD_INVALID;lines[0].sku",
                "{\"lines\":[{\"sku\":\"A\\u0000B\",\"quantity\":1}]};FIELD_INVALID;lines[0].sku",
                "{\"lines\":[null]};FIELD_INVALID;lines[0]",
                "{\"lines\":{}};FIELD_INVALID;lines",
                "{\"saleTime\":\"yesterday\"};FIELD_INVALID;saleTime",
                "{\"saleTime\":\"+1000000000-01-01T00:00:00Z\"};FIELD_INVALID;saleTime",
            })
    void aFieldAtFaultIsNamed(String body, String reason, String field) {
        change(asShop(), body)
                .post("/api/shop/v1/sales")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("reason", equalTo(reason))
                .body("violations[0].field", equalTo(field));
        assertThat(FakePeers.asked(StockServiceGrpc.getRecordSaleMethod())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2147483647})
    void aQuantityOutOfRangeIsTheServicesToRefuse(int quantity) {
        FakePeers.answer(StockServiceGrpc.getRecordSaleMethod(), request -> {
            throw Errors.badRequest(
                    ErrorReason.FIELD_INVALID,
                    "inventory.keskio.org",
                    new FieldViolation("lines[0].quantity", "must be 1-999"));
        });

        change(asShop(), "{\"location\":\"FI-HEL-01\",\"lines\":[{\"sku\":\"A\",\"quantity\":" + quantity + "}]}")
                .post("/api/shop/v1/sales")
                .then()
                .statusCode(400)
                .body("reason", equalTo("FIELD_INVALID"))
                .body("domain", equalTo("inventory.keskio.org"))
                .body("violations[0].field", equalTo("lines[0].quantity"))
                .body("traceId", notNullValue());
    }

    @Test
    void theFieldsOfAServiceAreNamedAsThePublicApiNamesThem() {
        FakePeers.answer(SendServiceGrpc.getPlanSendMethod(), request -> {
            throw Errors.badRequest(
                    ErrorReason.FIELD_INVALID,
                    "inventory.keskio.org",
                    new FieldViolation("deliver_to.region_code", "must be a country"),
                    new FieldViolation("deliver_to.recipients", "is missing"),
                    new FieldViolation("deliver_to.address_lines", "is missing"),
                    new FieldViolation("request_id", "must be a UUID"));
        });

        asClerk()
                .contentType("application/json")
                .body("{\"sku\":\"A\",\"quantity\":1}")
                .post("/api/clerk/v1/plans")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("deliverTo.country"))
                .body("violations[1].field", equalTo("deliverTo.recipient"))
                .body("violations[2].field", equalTo("deliverTo.street"))
                .body("violations[3].field", equalTo("Idempotency-Key"))
                .body("detail", startsWith("The request is not acceptable: deliverTo.country must be a country; "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"   ", "🧥🧦", "'; drop table stock; --", "<script>alert(1)</script>", "ÅÄÖ åäö", "a\\nb"})
    void anyTextReachesTheServiceAsItIs(String text) {
        FakePeers.answer(StockServiceGrpc.getRecordSaleMethod(), request -> RecordSaleResponse.getDefaultInstance());

        change(asShop(), "{\"location\":\"FI-HEL-01\",\"lines\":[],\"reference\":\"" + text + "\"}")
                .post("/api/shop/v1/sales")
                .then()
                .statusCode(200);

        assertThat(FakePeers.asked(StockServiceGrpc.getRecordSaleMethod())
                        .getFirst()
                        .getReference())
                .isEqualTo(text.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"   ", "🧥", "'; drop table stock; --", "<script>", "%", "\\"})
    void anySearchReachesTheServiceAsItIs(String text) {
        FakePeers.answer(
                CatalogueServiceGrpc.getSearchCatalogueMethod(),
                request -> SearchCatalogueResponse.getDefaultInstance());

        given().queryParam("q", text).get("/api/shop/v1/search").then().statusCode(200);

        assertThat(FakePeers.asked(CatalogueServiceGrpc.getSearchCatalogueMethod())
                        .getFirst()
                        .getQuery())
                .isEqualTo(text);
    }

    @Test
    void tenThousandLettersAreTheServicesToRefuse() {
        FakePeers.answer(CatalogueServiceGrpc.getSearchCatalogueMethod(), request -> {
            throw Errors.badRequest(
                    ErrorReason.FIELD_INVALID,
                    "inventory.keskio.org",
                    new FieldViolation("query", "must have at most 200 characters"));
        });

        for (String text : List.of("m".repeat(10_000), "🧦".repeat(5_000))) {
            given().queryParam("q", text)
                    .get("/api/shop/v1/search")
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("violations[0].field", equalTo("query"));
        }
    }

    @Test
    void theCharacterNulIsRefusedInAddresses() {
        given().urlEncodingEnabled(false)
                .get("/api/shop/v1/search?q=a%00b")
                .then()
                .statusCode(400)
                .body("reason", equalTo("FIELD_INVALID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1x", "2147483648", "1.5"})
    void aPageSizeThatIsNoNumberIsNamed(String size) {
        given().queryParam("pageSize", size)
                .get("/api/shop/v1/search")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("pageSize"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "not-a-uuid", "4e6f1a52-6c5e-4ad3-9d0c-2f0c4f6f7a11-and-more"})
    void aChangeNeedsAnIdOfItsOwn(String key) {
        asShop().header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"lines\":[]}")
                .post("/api/shop/v1/sales")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void anIdReusedWithOtherContentIsAConflict() {
        FakePeers.answer(StockServiceGrpc.getRecordSaleMethod(), request -> {
            throw Errors.of(
                    Status.Code.ALREADY_EXISTS,
                    ErrorReason.REQUEST_ID_REUSED,
                    "inventory.keskio.org",
                    "The request id was used before for other content",
                    Map.of());
        });

        change(asShop(), "{\"lines\":[]}")
                .post("/api/shop/v1/sales")
                .then()
                .statusCode(409)
                .body("reason", equalTo("REQUEST_ID_REUSED"));
    }

    @Test
    void aBodyOfFiftyMegabytesIsRefusedBeforeItIsRead() {
        change(asShop(), " ".repeat(50_000_000))
                .post("/api/shop/v1/sales")
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("reason", equalTo("BODY_TOO_LARGE"));
    }

    @Test
    void aBodyWithoutALengthIsCountedWhileItIsRead() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url("/api/shop/v1/sales"))
                .header("Authorization", "Bearer " + Tokens.shop())
                .header("Idempotency-Key", World.newId())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Blanks(50_000_000)))
                .build();

        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(413);
        } catch (IOException e) {
            // The server answered and hung up while we were still sending: as good.
            assertThat(FakePeers.asked(StockServiceGrpc.getRecordSaleMethod())).isEmpty();
        }
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        asShop().header("Idempotency-Key", World.newId())
                .contentType("application/xml")
                .body("<sale/>")
                .post("/api/shop/v1/sales")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("reason", equalTo("MEDIA_TYPE_UNSUPPORTED"));
    }

    @Test
    void unknownAddressesAndMethodsAreProblemsToo() {
        given().get("/api/shop/v1/nothing")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("reason", equalTo("PATH_UNKNOWN"));
        given().delete("/api/shop/v1/search")
                .then()
                .statusCode(405)
                .contentType(PROBLEM)
                .body("reason", equalTo("METHOD_NOT_ALLOWED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "forged", "garbage"})
    void aTokenThatDoesNotHoldIsRefusedEverywhere(String kind) {
        String token = switch (kind) {
            case "expired" -> Tokens.expired(List.of("clerk"), Map.of("store", "FI-HEL-01"));
            case "forged" -> Tokens.forged(List.of("clerk"), Map.of("store", "FI-HEL-01"));
            default -> "not.a.token";
        };

        for (String path : List.of("/api/clerk/v1/tasks", "/api/ops/v1/stock/check", "/api/shop/v1/search")) {
            as(token)
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType(PROBLEM)
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .header("Location", nullValue())
                    .body("reason", equalTo("TOKEN_INVALID"));
        }
    }

    @Test
    void withoutATokenOnlyPublicReadsAreAnswered() {
        for (String path : List.of(
                "/api/clerk/v1/me", "/api/clerk/v1/events", "/api/ops/v1/stock/check", "/api/shop/v1/orders/1")) {
            given().redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType(PROBLEM)
                    .body("reason", equalTo("LOGIN_NEEDED"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Authorization,Bearer", "Authorization,Basic YTpi", "Authorization,garbage", "Cookie,colour=red"})
    void whatIsNoTokenAndNoSessionIsNobody(String header, String value) {
        for (String path : List.of("/api/clerk/v1/me", "/api/ops/v1/stock/check", "/api/shop/v1/orders/1")) {
            given().header(header, value)
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType(PROBLEM)
                    .body("reason", equalTo("LOGIN_NEEDED"));
        }
    }

    @Test
    void aRoleThatIsNotEnoughIsNamedAsSuch() {
        asClerk()
                .get("/api/ops/v1/stock/check")
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("reason", equalTo("ROLE_MISSING"));
        asShop().get("/api/clerk/v1/tasks").then().statusCode(403).body("reason", equalTo("ROLE_MISSING"));
        asOperator().get("/api/clerk/v1/tasks").then().statusCode(403).body("reason", equalTo("ROLE_MISSING"));
    }

    @Test
    void actingForAnotherStoreIsPassedOnAsTheServiceSaysIt() {
        FakePeers.answer(StockServiceGrpc.getRecordSaleMethod(), request -> {
            throw Errors.of(
                    Status.Code.PERMISSION_DENIED,
                    ErrorReason.STORE_NOT_YOURS,
                    "inventory.keskio.org",
                    "The caller acts for another store",
                    Map.of("store", "FI-TMP-01"));
        });

        change(asClerk(), "{\"location\":\"FI-TMP-01\",\"lines\":[]}")
                .post("/api/shop/v1/sales")
                .then()
                .statusCode(403)
                .body("reason", equalTo("STORE_NOT_YOURS"));
    }

    @Test
    void aServiceThatIsAwayIsNamed() {
        asOperator()
                .get("/api/ops/v1/messages?reference=x")
                .then()
                .statusCode(503)
                .contentType(PROBLEM)
                .header("Retry-After", notNullValue())
                .body("metadata.service", equalTo("messaging"));
    }

    @Test
    void aServiceThatIsNotSureSaysWhenToAskAgain() {
        FakePeers.answer(PricingServiceGrpc.getBatchGetPricesMethod(), request -> {
            throw Errors.of(
                    Status.Code.UNAVAILABLE,
                    org.keskio.pricing.v1.ErrorReason.BOOK_NOT_CURRENT,
                    "pricing.keskio.org",
                    "The book is not current",
                    Map.of("retry_after_ms", "7000"));
        });

        given().get("/api/shop/v1/prices?market=FI&sku=A")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("7"))
                .body("reason", equalTo("BOOK_NOT_CURRENT"))
                .body("metadata.service", equalTo("pricing"));
    }

    @Test
    void aServiceThatFailsTellsNothingOfItself() {
        FakePeers.answer(PricingServiceGrpc.getListMarketsMethod(), request -> {
            throw Status.UNKNOWN.withDescription("select * from secrets").asRuntimeException();
        });

        given().get("/api/shop/v1/markets")
                .then()
                .statusCode(500)
                .body("reason", equalTo("UNEXPECTED"))
                .body("detail", equalTo("The pricing service failed"));
    }

    @Test
    void plansAreNeverHalfMade() {
        FakePeers.answer(SendServiceGrpc.getPlanSendMethod(), request -> PlanSendResponse.getDefaultInstance());

        asClerk()
                .contentType("application/json")
                .body("{\"sku\":\"A\",\"quantity\":1,")
                .post("/api/clerk/v1/plans")
                .then()
                .statusCode(400)
                .body("reason", equalTo("BODY_MALFORMED"));

        assertThat(FakePeers.asked(SendServiceGrpc.getPlanSendMethod())).isEmpty();
    }

    static URI url(String path) {
        return URI.create("http://localhost:"
                + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class) + path);
    }

    /** Many blanks, none of them in memory. */
    private static final class Blanks extends InputStream {

        private long left;

        Blanks(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(bytes, offset, offset + count, (byte) ' ');
            left -= count;
            return count;
        }
    }
}
