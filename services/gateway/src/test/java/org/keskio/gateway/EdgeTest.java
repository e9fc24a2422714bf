package org.keskio.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keskio.pricing.v1.ListMarketsResponse;
import org.keskio.pricing.v1.PricingServiceGrpc;

@QuarkusTest
class EdgeTest extends GatewayTest {

    @Test
    void thePagesAreThereWithTheirHeaders() {
        given().get("/")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .body(containsString("/openapi"));
        given().redirects().follow(false).get("/handheld").then().statusCode(308);
        for (String page : List.of("/handheld/", "/handheld/tasks", "/handheld/index.html")) {
            given().redirects()
                    .follow(false)
                    .get(page)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Cache-Control", "no-cache")
                    .body(containsString("<title>Keskiö</title>"));
        }
        given().get("/handheld/nothing.js").then().statusCode(404);
        given().get("/handheld/app-AAAAAAAA.js").then().statusCode(404).header("Cache-Control", "no-cache");
        given().get("/handheld/service-worker.js").then().statusCode(200).header("Cache-Control", "no-cache");
        Matcher script = Pattern.compile("/handheld/app-\\w+\\.js")
                .matcher(given().get("/handheld/").asString());
        assertThat(script.find()).isTrue();
        given().get(script.group()).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server_requests"));
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void anotherOriginGetsNoPermissionUnlessItIsSet() {
        given().header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "GET")
                .options("/api/shop/v1/search")
                .then()
                .header("Access-Control-Allow-Origin", (String) null);
    }

    @Test
    void aCallerWhoAsksTooMuchIsToldWhenToGoOn() throws UnknownHostException {
        FakePeers.answer(
                PricingServiceGrpc.getListMarketsMethod(), request -> ListMarketsResponse.getDefaultInstance());
        // An address of its own, so that no other test runs into this one's limit.
        try (HttpClient elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(BadInputTest.url("/api/shop/v1/markets"))
                    .build();
            List<HttpResponse<String>> answers = IntStream.range(0, 300)
                    .mapToObj(i -> elsewhere.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .contains(200, 429)
                    .containsOnly(200, 429);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).allSatisfy(answer -> {
                assertThat(answer.body()).contains("RATE_LIMITED");
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                        .isPositive();
            });
        }
    }
}
