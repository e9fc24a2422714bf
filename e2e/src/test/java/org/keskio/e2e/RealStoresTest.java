package org.keskio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job on products and stores that we did not make up. */
@ExtendWith(RunningSuite.class)
class RealStoresTest {

    private static final Logger LOG = Logger.getLogger(RealStoresTest.class.getName());
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String SKU = "MH01-M-Black";
    private static final String HERE = "BBY-1000"; // Mall of America
    private static final String SENDER = "BBY-281"; // 4 km away
    private static final String FAR = "BBY-144"; // in California

    private static final RealData DATA = new RealData();

    private static Suite suite;
    private static Rest operator;
    private static StoreClerks clerks;

    @BeforeAll
    static void bringItIn() throws IOException {
        if (!DATA.isThere()) {
            LOG.warning("SKIPPED: no outside data at " + DATA + "; set KESKIO_SHARED_DATA");
        }
        assumeTrue(DATA.isThere(), "no outside data at " + DATA);
        suite = RunningSuite.suite();
        operator = Rest.user(suite, "olli.operator");
        clerks = new StoreClerks(suite);
        assertTaken(operator.feed("locations", DATA.locations()), 1_565);
        assertTaken(operator.feed("catalogue", DATA.catalogue()), 1_847);
        assertTaken(operator.feed("prices", DATA.prices()), 1_847);
        JsonNode stock = operator.feed("stock", DATA.stock(7, SKU));
        assertThat(stock.path("refusedTotal").asInt()).isZero();
    }

    @Test
    void aSoldOutHoodieComesFromTheNextStoreThatHasIt() {
        operator.feed(
                "stock",
                "sku,location,on_hand,safety_stock\n%s,%s,0,0\n%s,%s,1,0\n%s,%s,2,0\n"
                        .formatted(SKU, HERE, SKU, SENDER, SKU, FAR));
        Rest clerk = clerks.of(HERE);

        JsonNode found = clerk.get("/api/clerk/v1/search?" + Rest.query(Map.of("q", "chaz hoodie", "locale", "en")));
        assertThat(stream(found.path("hits")).map(hit -> hit.path("style").asText()))
                .contains("MH01");

        JsonNode where = Patience.until(
                SOON,
                () -> clerk.get("/api/clerk/v1/availability?sku=" + SKU)
                        .path("items")
                        .path(0),
                item -> item.path("network").asInt() == 3);
        assertThat(where.path("here").asInt()).isZero();
        assertThat(stream(where.path("locations")).map(at -> at.path("location").asText()))
                .containsExactly(SENDER, FAR);

        BigDecimal price = Patience.until(
                SOON,
                () -> amount(Rest.anonymous(suite.gateway())
                        .get("/api/shop/v1/prices?market=US&sku=" + SKU)
                        .path("prices")
                        .path(0)
                        .path("amount")),
                amount -> amount.signum() > 0);
        assertThat(price).isEqualByComparingTo("52.00");

        JsonNode plans = clerk.post(
                "/api/clerk/v1/plans", Map.of("sku", SKU, "quantity", 1, "locale", "en", "deliverTo", address()));
        assertThat(amount(plans.path("price").path("unitPrice"))).isEqualByComparingTo(price);
        JsonNode plan = stream(plans.path("plans"))
                .filter(one -> one.path("way").asText().equals("ship_home")
                        && one.path("source").asText().equals(SENDER))
                .findFirst()
                .orElseThrow();

        String customer = newCustomer(clerk);
        JsonNode order = clerk.post(
                        "/api/clerk/v1/sends",
                        Map.of(
                                "planSetId", plans.path("planSetId").asText(),
                                "planId", plan.path("planId").asText(),
                                "customerId", customer,
                                "deliverTo", address(),
                                "paymentReference", "till-1",
                                "quoteJws", plans.path("price").path("jws").asText(),
                                "locale", "en"))
                .path("order");
        String id = order.path("sendOrderId").asText();

        Rest sender = clerks.of(SENDER);
        sender.post("/api/clerk/v1/sends/" + id + "/accept", Map.of());
        sender.post("/api/clerk/v1/sends/" + id + "/pack", Map.of());
        sender.post("/api/clerk/v1/sends/" + id + "/ship", Map.of("trackingNumber", "1Z999"));
        JsonNode delivered = operator.post("/api/ops/v1/sends/" + id + "/delivered", Map.of());
        assertThat(delivered.path("state").asText()).isEqualTo("delivered");

        assertThat(new Mailbox(suite).await(order.path("number").asText(), 3, SOON))
                .hasSize(3);
        JsonNode ledger = operator.get("/api/ops/v1/stock/" + SKU + "/ledger");
        assertThat(stream(ledger.path("levels"))
                        .mapToInt(level -> level.path("onHand").asInt())
                        .sum())
                .isEqualTo(2);
    }

    private static void assertTaken(JsonNode report, int lines) {
        assertThat(report.path("refused")).isEmpty();
        assertThat(report.path("accepted").asInt()).isEqualTo(lines);
    }

    private static String newCustomer(Rest clerk) {
        return clerk.post(
                        "/api/clerk/v1/customers",
                        Map.of(
                                "identifiers",
                                List.of(Map.of("kind", "email", "value", "mary." + UUID.randomUUID() + "@example.com")),
                                "givenName",
                                "Mary",
                                "familyName",
                                "Olson",
                                "locale",
                                "en",
                                "recognition",
                                List.of(Map.of("kind", "email", "channels", List.of("store"))),
                                "consents",
                                List.of(Map.of("purpose", "personalisation", "granted", false))))
                .path("customerId")
                .asText();
    }

    private static Map<String, String> address() {
        return Map.of(
                "recipient",
                "Mary Olson",
                "street",
                "60 E Broadway",
                "postcode",
                "55425",
                "town",
                "Bloomington",
                "country",
                "US");
    }

    private static BigDecimal amount(JsonNode money) {
        return new BigDecimal(money.path("amount").asText("0"));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
