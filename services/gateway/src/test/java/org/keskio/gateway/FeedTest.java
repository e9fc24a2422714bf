package org.keskio.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keskio.identity.v1.IdentityServiceGrpc;
import org.keskio.identity.v1.ImportCustomersResponse;
import org.keskio.identity.v1.ImportedCustomer;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.ImportCatalogueResponse;
import org.keskio.inventory.v1.ImportStockRequest;
import org.keskio.inventory.v1.ImportStockResponse;
import org.keskio.inventory.v1.RefusedRow;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.platform.testkit.Tokens;
import org.keskio.pricing.v1.ImportPricesResponse;
import org.keskio.pricing.v1.PricingServiceGrpc;
import org.keskio.profile.v1.ImportProfilesResponse;
import org.keskio.profile.v1.ProfileServiceGrpc;

@QuarkusTest
class FeedTest extends GatewayTest {

    @Test
    void goodLinesAreKeptAndBadOnesNamed() {
        allStockIsTakenBut("BAD");

        send("stock", "text/csv", """
                \uFEFFlocation,sku,on_hand
                FI-HEL-01,A,1
                FI-HEL-01,BAD,2
                FI-HEL-01,B

                FI-HEL-01,"C
                FI-HEL-01,D,4
                FI-HEL-01,E,5,6
                FI-HEL-01,"F",7
                FI-HEL-01,G,8""")
                .statusCode(200)
                .body("kind", equalTo("stock"))
                .body("lines", equalTo(8))
                .body("accepted", equalTo(3))
                .body("changed", equalTo(3))
                .body("refusedTotal", equalTo(5))
                .body("refused.line", equalTo(List.of(3, 4, 6, 8, 10)))
                .body("refused[0].field", equalTo("on_hand"))
                .body("refused[1].reason", equalTo("has 2 values for 3 columns"))
                .body("refused[2].reason", equalTo("opens a quote that is not closed as it should"))
                .body(
                        "refused[4].reason",
                        equalTo("is the last and has no line break, so it may be cut; add one if it is whole"));

        assertThat(FakePeers.asked(StockServiceGrpc.getImportStockMethod()))
                .singleElement()
                .satisfies(asked -> assertThat(asked.getRowsList())
                        .extracting(row -> row.getLine() + " " + row.getSku() + " " + row.getOnHand())
                        .containsExactly("2 A 1", "3 BAD 2", "7 D 4", "9 F 7"));
    }

    @Test
    void linesThatCannotBeReadHarmNoOther() throws IOException {
        allStockIsTakenBut("BAD");
        byte[] latin = "Ä,FI-HEL-01,1\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] feed = concat(
                "sku,location,on_hand\nA,FI-HEL-01,1\n".getBytes(StandardCharsets.UTF_8),
                latin,
                ("X".repeat(70_000) + ",FI-HEL-01,1\n").getBytes(StandardCharsets.UTF_8),
                "B\0,FI-HEL-01,1\r\nC,FI-HEL-01,1\r\n".getBytes(StandardCharsets.UTF_8));

        asOperator()
                .contentType("text/csv")
                .body(feed)
                .post("/api/ops/v1/feeds/stock")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("refused.line", equalTo(List.of(3, 4, 5)))
                .body("refused.reason", hasItem("is not UTF-8 text"))
                .body("refused.reason", hasItem("is longer than 65536 bytes"))
                .body("refused.reason", hasItem("contains the character NUL"));
    }

    @Test
    void aHeaderThatIsWrongNamesItsColumns() {
        send("stock", "text/csv", "sku,place,on_hand,sku\nA,B,1,A\n")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("reason", equalTo("FEED_HEADER_INVALID"))
                .body("violations.field", equalTo(List.of("place", "sku", "location")));
        send("stock", "text/csv", "").statusCode(400).body("reason", equalTo("FEED_HEADER_INVALID"));
        send("stock", "text/csv; charset=ISO-8859-1", "sku,location,on_hand\n")
                .statusCode(400)
                .body("reason", equalTo("FEED_ENCODING_UNKNOWN"));
        asOperator()
                .contentType("text/csv")
                .body("sku,location,on_hand\n".getBytes(StandardCharsets.UTF_16))
                .post("/api/ops/v1/feeds/stock")
                .then()
                .statusCode(400)
                .body("reason", equalTo("FEED_ENCODING_UNKNOWN"));
    }

    @Test
    void jsonLinesSayTheSame() {
        FakePeers.answer(
                PricingServiceGrpc.getImportPricesMethod(),
                request -> ImportPricesResponse.newBuilder()
                        .setAccepted(request.getRowsCount())
                        .setChanged(1)
                        .build());

        asOperator()
                .queryParam("reason", "autumn sale")
                .contentType("application/x-ndjson")
                .body("""
                        {"sku":"A","market":"FI","amount":129.90}
                        {"sku":"B","market":"FI","amount":"99.50","tier":null}
                        {"sku":"C","market":"FI","amount":1,"price":2}
                        {"sku":"D","market":"FI"}
                        {"sku":"E","market":"FI","amount":{}}
                        [1]
                        {"sku":"F","market":"F""")
                .post("/api/ops/v1/feeds/prices")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("changed", equalTo(1))
                .body("refused.field", equalTo(List.of("price", "amount", "amount", "line", "line")))
                .body("refused[4].reason", equalTo("is not a JSON object; it seems to be cut"));

        assertThat(FakePeers.asked(PricingServiceGrpc.getImportPricesMethod()))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.getReason()).isEqualTo("autumn sale");
                    assertThat(asked.getRowsList())
                            .extracting(row -> row.getAmount())
                            .containsExactly("129.90", "99.50");
                });
    }

    @Test
    void valuesMayGoOverSeveralLines() {
        FakePeers.answer(
                CatalogueServiceGrpc.getImportCatalogueMethod(),
                request -> ImportCatalogueResponse.newBuilder()
                        .setAccepted(request.getRowsCount())
                        .build());

        send(
                        "catalogue",
                        "text/csv",
                        "sku,style,name_en,description_en\nA,S,Shirt,\"Warm,\nsoft \"\"merino\"\"\"\nB,S,Shirt,\n")
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("changed", nullValue());

        assertThat(FakePeers.asked(CatalogueServiceGrpc.getImportCatalogueMethod())
                        .getFirst()
                        .getRows(0)
                        .getDescriptionEn())
                .isEqualTo("Warm,\nsoft \"merino\"");
    }

    @Test
    void aCustomerGoesToIdentityFirstAndThenToProfile() {
        FakePeers.answer(IdentityServiceGrpc.getImportCustomersMethod(), request -> {
            ImportCustomersResponse.Builder answer = ImportCustomersResponse.newBuilder();
            request.getRowsList().forEach(row -> {
                if (row.getCustomerKey().equals("k2")) {
                    answer.addRefused(org.keskio.identity.v1.RefusedRow.newBuilder()
                            .setLine(row.getLine())
                            .setField("phone")
                            .setReason("is not a phone number"));
                } else {
                    answer.addImported(ImportedCustomer.newBuilder()
                            .setLine(row.getLine())
                            .setCustomerId("id-" + row.getCustomerKey()));
                }
            });
            return answer.build();
        });
        FakePeers.answer(
                ProfileServiceGrpc.getImportProfilesMethod(),
                request -> ImportProfilesResponse.newBuilder()
                        .setAccepted(request.getRowsCount())
                        .build());

        send("customers", "text/csv", """
                customer_key,email,phone,given_name,country,club_member,consents,recognition
                k1,a@example.org,,Aino,FI,true,marketing_email|personalisation,"email:store,web|phone:store|card:"
                k2,,12,Erik,SE,false,,
                k3,b@example.org,,Kaisa,FI,,spam,
                k4,c@example.org,,Matti,FI,maybe,,
                """)
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("refused.line", equalTo(List.of(3, 4, 5)))
                .body("refused.field", equalTo(List.of("phone", "consents", "club_member")));

        assertThat(FakePeers.asked(IdentityServiceGrpc.getImportCustomersMethod())
                        .getFirst()
                        .getRows(0))
                .satisfies(row -> {
                    assertThat(row.getRecognitionList()).hasSize(3);
                    assertThat(row.getRecognition(2).getChannelsList()).isEmpty();
                });
        assertThat(FakePeers.asked(ProfileServiceGrpc.getImportProfilesMethod())
                        .getFirst()
                        .getRows(0))
                .satisfies(row -> {
                    assertThat(row.getCustomerId()).isEqualTo("id-k1");
                    assertThat(row.getClubMember()).isTrue();
                    assertThat(row.getConsentsList()).hasSize(2);
                });
    }

    @Test
    void aLargeFeedIsTakenAsItComes() throws IOException, InterruptedException {
        allStockIsTakenBut("BAD");
        int lines = 60_000;
        List<InputStream> feed = IntStream.rangeClosed(0, lines)
                .mapToObj(i -> i == 0 ? "sku,location,on_hand\n" : "SKU-%06d,FI-HEL-01,%d\n".formatted(i, i % 50))
                .map(line -> (InputStream) new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        HttpRequest request = HttpRequest.newBuilder(BadInputTest.url("/api/ops/v1/feeds/stock"))
                .header("Authorization", "Bearer " + Tokens.operator())
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new SequenceInputStream(Collections.enumeration(feed))))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"accepted\":" + lines);
        }

        assertThat(FakePeers.asked(StockServiceGrpc.getImportStockMethod()))
                .hasSize(lines / 5000)
                .extracting(asked -> asked.getRows(0).getLine())
                .as("in order")
                .isSorted();
    }

    @Test
    void aBatchIsTriedAgainWhileItsServiceIsAway() {
        AtomicInteger tries = new AtomicInteger();
        FakePeers.answer(StockServiceGrpc.getImportStockMethod(), request -> {
            if (tries.incrementAndGet() <= 4) {
                throw Status.UNAVAILABLE.asRuntimeException();
            }
            return taken(request, "BAD");
        });

        send("stock", "text/csv", "sku,location,on_hand\nA,FI-HEL-01,1\n")
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void aServiceThatStaysAwayIsNamedWithTheReportSoFar() {
        FakePeers.answer(StockServiceGrpc.getImportStockMethod(), request -> {
            throw Status.UNAVAILABLE.asRuntimeException();
        });

        send("stock", "text/csv", "sku,location,on_hand\nA,FI-HEL-01,1\nB,FI-HEL-01\n")
                .statusCode(503)
                .contentType(PROBLEM)
                .body("metadata.service", equalTo("inventory-search"))
                .body("report.accepted", equalTo(0))
                .body("report.refused", hasSize(1));
    }

    @Test
    void onlyPricesAreForPriceManagers() {
        FakePeers.answer(
                PricingServiceGrpc.getImportPricesMethod(), request -> ImportPricesResponse.getDefaultInstance());

        as(Tokens.priceManager())
                .contentType("text/csv")
                .body("sku,market,amount\nA,FI,1.00\n")
                .post("/api/ops/v1/feeds/prices")
                .then()
                .statusCode(200);
        as(Tokens.priceManager())
                .contentType("text/csv")
                .body("sku,location,on_hand\n")
                .post("/api/ops/v1/feeds/stock")
                .then()
                .statusCode(403)
                .body("reason", equalTo("ROLE_MISSING"));
        asOperator()
                .contentType("text/csv")
                .body("a\n")
                .post("/api/ops/v1/feeds/weather")
                .then()
                .statusCode(404)
                .body("reason", equalTo("PATH_UNKNOWN"));
    }

    private static ValidatableResponse send(String kind, String type, String feed) {
        return asOperator()
                .contentType(type)
                .body(feed.getBytes(StandardCharsets.UTF_8))
                .post("/api/ops/v1/feeds/" + kind)
                .then();
    }

    private static void allStockIsTakenBut(String sku) {
        FakePeers.answer(StockServiceGrpc.getImportStockMethod(), request -> taken(request, sku));
    }

    private static ImportStockResponse taken(ImportStockRequest request, String bad) {
        ImportStockResponse.Builder answer = ImportStockResponse.newBuilder();
        int good = 0;
        for (var row : request.getRowsList()) {
            if (row.getSku().equals(bad)) {
                answer.addRefused(RefusedRow.newBuilder()
                        .setLine(row.getLine())
                        .setField("on_hand")
                        .setReason("is bad"));
            } else {
                good++;
            }
        }
        return answer.setAccepted(good).setChanged(good).build();
    }

    private static byte[] concat(byte[]... parts) throws IOException {
        try (var out = new ByteArrayOutputStream()) {
            for (byte[] part : parts) {
                out.write(part);
            }
            return out.toByteArray();
        }
    }
}
