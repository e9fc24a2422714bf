package org.keskio.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.Message;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.StockChanged;
import org.keskio.inventory.v1.StockLevel;
import org.keskio.platform.testkit.Tokens;
import org.keskio.pricing.v1.PriceEntry;
import org.keskio.pricing.v1.PriceTier;
import org.keskio.pricing.v1.PricesSwitched;

@QuarkusTest
class LiveTest extends GatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte[]> facts = producer();

    @AfterEach
    void close() {
        http.shutdownNow();
        facts.close();
    }

    @Test
    void aStoreSeesItsTasksAndNotThoseOfOthers() {
        List<String> helsinki = listen("/api/clerk/v1/events", Tokens.clerk("FI-HEL-01"));
        List<String> tampere = listen("/api/clerk/v1/events", Tokens.clerk("FI-TMP-01"));

        until(tampere, "\"kind\":\"pick\"", () -> publish("keskio.inventory.v1", moved()));

        assertThat(tampere).anyMatch(line -> line.equals("event:task") || line.equals("event: task"));
        assertThat(String.join("\n", helsinki))
                .contains("\"fromState\":null")
                .contains("\"state\":\"reserved\"")
                .doesNotContain("\"kind\":\"pick\"");
    }

    @Test
    void theStoreThatOrderedIsToldThatItsCustomerMustChoose() {
        List<String> helsinki = listen("/api/clerk/v1/events", Tokens.clerk("FI-HEL-01"));
        List<String> tampere = listen("/api/clerk/v1/events", Tokens.clerk("FI-TMP-01"));
        SendOrderMoved moved = moved().toBuilder()
                .setToState(SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE)
                .build();

        until(helsinki, "\"kind\":\"choose\"", () -> publish("keskio.inventory.v1", moved));

        assertThat(String.join("\n", tampere)).doesNotContain("\"kind\":\"choose\"");
    }

    @Test
    void pricesSwitchOnScreensOfTheirMarket() {
        List<String> finland = listen("/api/shop/v1/events?market=FI", "");
        List<String> sweden = listen("/api/shop/v1/events?market=SE", "");
        List<String> clerk = listen("/api/clerk/v1/events", Tokens.clerk("FI-HEL-01"));
        PricesSwitched switched = PricesSwitched.newBuilder()
                .setMarket("FI")
                .setRevision(8)
                .addEntries(PriceEntry.newBuilder()
                        .setSku(World.SKU)
                        .setTier(PriceTier.PRICE_TIER_PUBLIC)
                        .setAmount(World.euros(99, 90)))
                .build();

        until(finland, "\"amount\":\"99.90\"", () -> publish("keskio.pricing.v1", switched));

        assertThat(String.join("\n", finland)).contains("price-switched", "\"revision\":8", "\"complete\":true");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(String.join("\n", clerk)).contains("\"amount\":\"99.90\""));
        assertThat(String.join("\n", sweden)).doesNotContain("price-switched");
    }

    @Test
    void aFactThatCannotBeReadStopsNothing() {
        List<String> helsinki = listen("/api/clerk/v1/events", Tokens.clerk("FI-HEL-01"));
        StockChanged stock = StockChanged.newBuilder()
                .setLevel(StockLevel.newBuilder()
                        .setSku(World.SKU)
                        .setLocation("FI-HEL-01")
                        .setAvailable(3))
                .build();

        until(helsinki, "\"available\":3", () -> {
            send("keskio.inventory.stock.v1", "keskio.inventory.v1.StockChanged", new byte[] {1, 2, 3});
            publish("keskio.inventory.stock.v1", stock);
        });
    }

    @Test
    void aMarketMustBeOne() {
        given().get("/api/shop/v1/events").then().statusCode(400).body("violations[0].field", equalTo("market"));
    }

    /** Publishes again and again until it was seen: the gateway hears what comes after it has joined the topic. */
    private static void until(List<String> lines, String text, Runnable publish) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            if (lines.stream().anyMatch(line -> line.contains(text))) {
                return true;
            }
            publish.run();
            return false;
        });
    }

    /** The lines of a stream as they come; returns once the first sign of life is there. */
    private List<String> listen(String path, String token) {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(BadInputTest.url(path)).header("Accept", "text/event-stream");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<HttpResponse<Stream<String>>> answer =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().start(() -> answer.join().body().forEach(lines::add));
        await().atMost(PATIENCE).until(() -> lines.stream().anyMatch(line -> line.contains("ping")));
        return lines;
    }

    private static SendOrderMoved moved() {
        return SendOrderMoved.newBuilder()
                .setSendOrderId("s-1")
                .setNumber("S-1")
                .setToState(SendOrderState.SEND_ORDER_STATE_RESERVED)
                .setSku(World.SKU)
                .setSource("FI-TMP-01")
                .setOrderingStore("FI-HEL-01")
                .build();
    }

    private void publish(String topic, Message fact) {
        send(topic, fact.getDescriptorForType().getFullName(), fact.toByteArray());
    }

    private void send(String topic, String type, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, "key", value);
        record.headers().add(new RecordHeader("ce_type", type.getBytes(StandardCharsets.UTF_8)));
        try {
            facts.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
