package org.keskio.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.DemandGrouping;
import org.keskio.inventory.v1.DemandServiceGrpc;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.ListLostDemandRequest;
import org.keskio.inventory.v1.ListLostDemandResponse;
import org.keskio.inventory.v1.LostDemandRow;
import org.keskio.inventory.v1.NoteWantedRequest;
import org.keskio.inventory.v1.NoteWantedResponse;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;
import org.keskio.platform.testkit.Tokens;

@QuarkusTest
class DemandTest extends GatewayTest {

    private static final String OPS = "/api/ops/v1/lost-demand";
    private static final String CLERK = "/api/clerk/v1/lost-demand";

    @Test
    void aClerkNotesWhatWasWanted() {
        FakePeers.answer(
                DemandServiceGrpc.getNoteWantedMethod(),
                request -> NoteWantedResponse.newBuilder().setNoteId("note-1").build());

        change(asClerk(), "{\"words\":\"blue rain trousers 140\",\"quantity\":2,\"postcodeArea\":\"FI-33\"}")
                .post("/api/clerk/v1/wanted")
                .then()
                .statusCode(201)
                .body("noteId", equalTo("note-1"));
        change(asClerk(), "{\"sku\":\"A\"}").post("/api/clerk/v1/wanted").then().statusCode(201);

        List<NoteWantedRequest> asked = FakePeers.asked(DemandServiceGrpc.getNoteWantedMethod());
        assertThat(asked.getFirst().getWords()).isEqualTo("blue rain trousers 140");
        assertThat(asked.getFirst().getQuantity()).isEqualTo(2);
        assertThat(asked.getFirst().getPostcodeArea()).isEqualTo("FI-33");
        assertThat(asked.getLast().getSku()).isEqualTo("A");
        assertThat(asked.getLast().getQuantity()).isZero();
    }

    @Test
    void aNoteNeedsAnIdAndKnowsItsFields() {
        asClerk()
                .contentType("application/json")
                .body("{\"sku\":\"A\"}")
                .post("/api/clerk/v1/wanted")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Idempotency-Key"));
        change(asClerk(), "{\"word\":\"hat\"}")
                .post("/api/clerk/v1/wanted")
                .then()
                .statusCode(400)
                .body("reason", equalTo("FIELD_UNKNOWN"));
        change(asOperator(), "{\"sku\":\"A\"}")
                .post("/api/clerk/v1/wanted")
                .then()
                .statusCode(403);
    }

    @Test
    void anOperatorReadsWhatWasLost() {
        answerRows("");

        asOperator()
                .queryParam("from", "2026-11-01T00:00:00Z")
                .queryParam("to", "2026-11-23T00:00:00+02:00")
                .queryParam("store", "FI-TMP-01")
                .queryParam("groupBy", "postcode_area")
                .get(OPS)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("rows[0].key", equalTo("hansikkäät"))
                .body("rows[0].notedByClerk", equalTo(2))
                .body("nextPageToken", equalTo(""));

        ListLostDemandRequest asked = question();
        assertThat(asked.getStore()).isEqualTo("FI-TMP-01");
        assertThat(asked.getGroupBy()).isEqualTo(DemandGrouping.DEMAND_GROUPING_POSTCODE_AREA);
        assertThat(asked.getToTime().getSeconds() - asked.getFromTime().getSeconds())
                .isEqualTo((22 * 24 - 2) * 3600L);
        assertThat(asked.getPageSize()).isZero();
    }

    @Test
    void aSpreadsheetGetsATableThatComputesNothing() {
        answerRows("more");

        String table = asOperator()
                .accept("text/csv")
                .get(OPS)
                .then()
                .statusCode(200)
                .contentType(equalTo("text/csv;charset=UTF-8"))
                .header("X-Next-Page-Token", "more")
                .header("Content-Disposition", containsString("lost-demand.csv"))
                .extract()
                .asString();

        assertThat(table.lines())
                .containsExactly(
                        "\uFEFFkey,times,pieces,nothing_found,nobody_has_it,not_filled,noted_by_clerk,first_time,last_time",
                        "hansikkäät,7,9,5,0,0,2,,",
                        "'=cmd|hat,1,1,0,0,0,0,,");
        assertThat(question().getPageSize()).isEqualTo(1000);
    }

    @Test
    void theCallersPreferenceDecidesTheShape() {
        answerRows("");

        asOperator()
                .accept("text/csv;q=0.5, application/json")
                .get(OPS)
                .then()
                .contentType(startsWith("application/json"))
                .header("X-Next-Page-Token", nullValue());
        asOperator()
                .accept("application/json;q=0.5, text/csv")
                .get(OPS + "?pageSize=10")
                .then()
                .contentType(startsWith("text/csv"));
        assertThat(question().getPageSize()).isEqualTo(10);
        asOperator().accept("image/png").get(OPS).then().statusCode(406);
    }

    @Test
    void aStoreManagerReadsTheirOwnStoreOnly() {
        answerRows("");

        as(Tokens.storeManager("FI-HEL-01"))
                .get(CLERK + "?groupBy=day&store=FI-TMP-01")
                .then()
                .statusCode(200)
                .body("rows[0].times", equalTo(7));
        assertThat(question().getStore()).isEqualTo("FI-HEL-01");
        assertThat(question().getGroupBy()).isEqualTo(DemandGrouping.DEMAND_GROUPING_DAY);

        asClerk().get(CLERK).then().statusCode(403).body("reason", equalTo("ROLE_MISSING"));
        as(Tokens.storeManager("FI-HEL-01")).get(OPS).then().statusCode(403);
    }

    @Test
    void whatIsWrongIsNamedAsItWasWritten() {
        asOperator()
                .get(OPS + "?groupBy=colour")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("groupBy"))
                .body("violations[0].description", containsString("postcode_area"));
        asOperator().get(OPS + "?from=yesterday").then().statusCode(400).body("violations[0].field", equalTo("from"));
        FakePeers.answer(DemandServiceGrpc.getListLostDemandMethod(), request -> {
            throw Errors.badRequest(
                    ErrorReason.FIELD_INVALID,
                    "inventory.keskio.org",
                    new FieldViolation("from_time", "must lie before the end"));
        });
        asOperator()
                .accept("text/csv")
                .get(OPS)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations[0].field", equalTo("from"));
    }

    private static void answerRows(String nextPage) {
        FakePeers.answer(
                DemandServiceGrpc.getListLostDemandMethod(),
                request -> ListLostDemandResponse.newBuilder()
                        .addRows(LostDemandRow.newBuilder()
                                .setKey("hansikkäät")
                                .setTimes(7)
                                .setPieces(9)
                                .setNothingFound(5)
                                .setNotedByClerk(2))
                        .addRows(LostDemandRow.newBuilder()
                                .setKey("=cmd|hat")
                                .setTimes(1)
                                .setPieces(1))
                        .setNextPageToken(nextPage)
                        .build());
    }

    private static ListLostDemandRequest question() {
        return FakePeers.asked(DemandServiceGrpc.getListLostDemandMethod()).getLast();
    }
}
