package org.keskio.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.AcceptPickResponse;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.SendServiceGrpc;

@QuarkusTest
class SessionTest extends GatewayTest {

    private static final String ACCEPT = "/api/clerk/v1/sends/s-1/accept";
    private static final Pattern CSRF = Pattern.compile("\"csrfToken\":\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Test
    void aBrowserLogsInAndWorksWithItsCookie() throws IOException, InterruptedException {
        FakePeers.answer(
                SendServiceGrpc.getAcceptPickMethod(),
                request -> AcceptPickResponse.newBuilder()
                        .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_PICKING))
                        .build());

        logIn();
        HttpResponse<String> me = get("/api/clerk/v1/me");
        assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
        assertThat(me.body()).contains("\"name\":\"Helmi Helsinki\"", "\"locale\":\"fi\"");
        String token = csrfIn(me.body());

        assertThat(cookies.getCookieStore().getCookies())
                .filteredOn(cookie -> cookie.getName().startsWith("q_session"))
                .isNotEmpty()
                .allMatch(HttpCookie::isHttpOnly)
                .as("encrypted: five parts of a JWE")
                .allMatch(cookie -> cookie.getValue().split("\\.", -1).length == 5);
        assertThat(post(ACCEPT, token, "same-origin").statusCode()).isEqualTo(200);
        assertThat(post(ACCEPT, "", "same-origin").body()).contains("CSRF_REFUSED");
        assertThat(post(ACCEPT, token.substring(1) + "x", "same-origin").body()).contains("CSRF_REFUSED");
        assertThat(post(ACCEPT, token, "cross-site").body()).contains("CSRF_REFUSED");
        assertThat(FakePeers.asked(SendServiceGrpc.getAcceptPickMethod())).hasSize(1);
    }

    @Test
    void switchingEndsTheSessionHereAndAtTheLogin() throws IOException, InterruptedException {
        logIn();
        String token = csrfIn(get("/api/clerk/v1/me").body());

        HttpResponse<String> switched = post("/api/clerk/v1/switch", token, "same-origin");

        assertThat(switched.statusCode()).as(switched.body()).isEqualTo(200);
        assertThat(switched.body()).contains("\"location\":\"/login?switch\"");
        assertThat(FakeLogin.ended())
                .last()
                .satisfies(form -> assertThat(form)
                        .containsEntry("refresh_token", "refresh-1")
                        .containsEntry("client_id", "keskio-gateway"));
        assertThat(get("/api/clerk/v1/me").statusCode()).isEqualTo(401);
        assertThat(get("/login?switch").headers().firstValue("Location").orElseThrow())
                .contains("prompt=login");
    }

    @Test
    void loggingOutEndsTheSession() throws IOException, InterruptedException {
        logIn();
        String token = csrfIn(get("/api/clerk/v1/me").body());

        assertThat(post("/logout", token, "same-origin").statusCode()).isEqualTo(200);
        assertThat(get("/api/clerk/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void onlyTheLoginPageRedirects() {
        given().redirects().follow(false).get("/login").then().statusCode(302).header("Location", notNullValue());
        given().redirects()
                .follow(false)
                .get("/api/clerk/v1/me")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .body("reason", equalTo("LOGIN_NEEDED"));
        given().redirects()
                .follow(false)
                .cookie("q_session", "forged")
                .get("/api/clerk/v1/me")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .body("reason", equalTo("TOKEN_INVALID"));
    }

    /** Follows the redirects as a browser does. */
    private void logIn() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/login");
        for (int step = 0; step < 6 && answer.headers().firstValue("Location").isPresent(); step++) {
            String next = answer.headers().firstValue("Location").orElseThrow();
            if (next.endsWith("/handheld/")) {
                return;
            }
            answer = browser.send(
                    HttpRequest.newBuilder(BadInputTest.url("/").resolve(next)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
        throw new AssertionError(
                "The login did not end at the handheld: " + answer.statusCode() + " " + answer.headers());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(BadInputTest.url(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String csrf, String site) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(BadInputTest.url(path))
                .header("Idempotency-Key", World.newId())
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.noBody());
        if (!csrf.isEmpty()) {
            request.header("X-CSRF-Token", csrf);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String csrfIn(String body) {
        Matcher matcher = CSRF.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }
}
