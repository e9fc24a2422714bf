package org.keskio.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.GetPartnerKeysResponse;
import org.keskio.inventory.v1.ImportPartnerStockResponse;
import org.keskio.inventory.v1.ListPartnersResponse;
import org.keskio.inventory.v1.Partner;
import org.keskio.inventory.v1.PartnerDirectoryServiceGrpc;
import org.keskio.inventory.v1.PutPartnerResponse;
import org.keskio.inventory.v1.RefusedRow;
import org.keskio.platform.testkit.Tokens;

@QuarkusTest
class PartnersTest extends GatewayTest {

    @Test
    void aPartnerIsMadeAndSeen() {
        FakePeers.answer(
                PartnerDirectoryServiceGrpc.getPutPartnerMethod(),
                request -> PutPartnerResponse.newBuilder()
                        .setPartner(
                                request.getPartner().toBuilder().setVersion(1).setChance(0.9))
                        .build());

        given().header("Authorization", "Bearer " + Tokens.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"endpoint":"https://orders.vindel.example:443","leadTimeDays":2}""")
                .put("/api/ops/v1/partners/PT-VINDEL")
                .then()
                .statusCode(200)
                .body("location", equalTo("PT-VINDEL"))
                .body("enabled", equalTo(true))
                .body("chance", equalTo(0.9f))
                .body("feedTime", nullValue());

        assertThat(FakePeers.asked(PartnerDirectoryServiceGrpc.getPutPartnerMethod()))
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked.getPartner().getLeadTimeDays()).isEqualTo(2));
    }

    @Test
    void partnersAreListedForOperatorsOnly() {
        FakePeers.answer(
                PartnerDirectoryServiceGrpc.getListPartnersMethod(),
                request -> ListPartnersResponse.newBuilder()
                        .addPartners(
                                Partner.newBuilder().setLocation("PT-KAIRA").setKept(3))
                        .build());

        given().header("Authorization", "Bearer " + Tokens.operator())
                .get("/api/ops/v1/partners")
                .then()
                .statusCode(200)
                .body("partners[0].location", equalTo("PT-KAIRA"))
                .body("partners[0].kept", equalTo(3));
        given().header("Authorization", "Bearer " + Tokens.clerk("FI-HEL-01"))
                .get("/api/ops/v1/partners")
                .then()
                .statusCode(403);
    }

    @Test
    void aPartnersFeedIsTakenByGtin() {
        FakePeers.answer(
                PartnerDirectoryServiceGrpc.getImportPartnerStockMethod(),
                request -> ImportPartnerStockResponse.newBuilder()
                        .setAccepted(1)
                        .setChanged(1)
                        .addRefused(RefusedRow.newBuilder()
                                .setLine(3)
                                .setField("gtin")
                                .setReason("is not in the catalogue"))
                        .build());

        given().header("Authorization", "Bearer " + Tokens.operator())
                .contentType("text/csv")
                .body("""
                        gtin,location,quantity,lead_time_days
                        2000000000015,PT-KAIRA,4,2
                        2000000000022,PT-KAIRA,1,
                        """)
                .post("/api/ops/v1/feeds/partner-stock")
                .then()
                .statusCode(200)
                .body("kind", equalTo("partner-stock"))
                .body("accepted", equalTo(1))
                .body("refused[0].line", equalTo(3))
                .body("refused[0].field", equalTo("gtin"));

        assertThat(FakePeers.asked(PartnerDirectoryServiceGrpc.getImportPartnerStockMethod()))
                .singleElement()
                .satisfies(asked -> assertThat(asked.getRowsList())
                        .extracting(row -> row.getLine() + " " + row.getGtin() + " " + row.getLeadTimeDays())
                        .containsExactly("2 2000000000015 2", "3 2000000000022 "));
    }

    @Test
    void partnersFindOurKeysWithoutAToken() {
        FakePeers.answer(
                PartnerDirectoryServiceGrpc.getGetPartnerKeysMethod(),
                request -> GetPartnerKeysResponse.newBuilder()
                        .setJwks("{\"keys\":[]}")
                        .build());

        given().get("/api/shop/v1/partners/keys").then().statusCode(200).body("keys.size()", equalTo(0));
    }
}
