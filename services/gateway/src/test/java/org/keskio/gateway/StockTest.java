package org.keskio.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.FindNearestLocationsResponse;
import org.keskio.inventory.v1.FindingCause;
import org.keskio.inventory.v1.ImportStockFeedResponse;
import org.keskio.inventory.v1.Location;
import org.keskio.inventory.v1.LocationAtDistance;
import org.keskio.inventory.v1.LocationKind;
import org.keskio.inventory.v1.LocationServiceGrpc;
import org.keskio.inventory.v1.ReceiveTransferResponse;
import org.keskio.inventory.v1.ReconcileStockResponse;
import org.keskio.inventory.v1.RecordCountResponse;
import org.keskio.inventory.v1.StockFinding;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.inventory.v1.Transfer;
import org.keskio.inventory.v1.TransferLine;
import org.keskio.inventory.v1.TransferState;

@QuarkusTest
class StockTest extends GatewayTest {

    @Test
    void aCountIsForTheClerksOwnStore() {
        FakePeers.answer(
                StockServiceGrpc.getRecordCountMethod(),
                request -> RecordCountResponse.newBuilder().setDifference(-2).build());

        asClerk()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"sku\":\"A\",\"counted\":3}")
                .post("/api/clerk/v1/stock/counts")
                .then()
                .statusCode(200)
                .body("difference", equalTo(-2));

        assertThat(FakePeers.asked(StockServiceGrpc.getRecordCountMethod()))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.getLocation()).isEqualTo("FI-HEL-01");
                    assertThat(asked.getCounted()).isEqualTo(3);
                });
    }

    @Test
    void aTransferThatArrivesTellsItsDifferences() {
        FakePeers.answer(
                StockServiceGrpc.getReceiveTransferMethod(),
                request -> ReceiveTransferResponse.newBuilder()
                        .setTransfer(Transfer.newBuilder()
                                .setState(TransferState.TRANSFER_STATE_CLOSED)
                                .addLines(TransferLine.newBuilder()
                                        .setSku("A")
                                        .setSent(3)
                                        .setReceived(2)
                                        .setDifference(-1)))
                        .build());

        asClerk()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"lines\":[{\"sku\":\"A\",\"quantity\":2}]}")
                .post("/api/clerk/v1/transfers/0190a0c2-0000-7000-8000-000000000001/receive")
                .then()
                .statusCode(200)
                .body("transfer.state", equalTo("closed"))
                .body("transfer.lines[0].difference", equalTo(-1));
    }

    @Test
    void placesAroundTheClerksOwnStoreComeNearestFirst() {
        FakePeers.answer(
                LocationServiceGrpc.getFindNearestLocationsMethod(),
                request -> FindNearestLocationsResponse.newBuilder()
                        .addLocations(LocationAtDistance.newBuilder()
                                .setLocation(Location.newBuilder().setCode("FI-ESP-01"))
                                .setDistanceKm(7.5))
                        .build());

        asClerk()
                .get("/api/clerk/v1/locations?kind=store&limit=100")
                .then()
                .statusCode(200)
                .body("locations[0].location.code", equalTo("FI-ESP-01"))
                .body("locations[0].distanceKm", equalTo(7.5f));
        asClerk()
                .get("/api/clerk/v1/locations?kind=cellar")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("kind"));

        assertThat(FakePeers.asked(LocationServiceGrpc.getFindNearestLocationsMethod()))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.getLocation()).isEqualTo("FI-HEL-01");
                    assertThat(asked.getKind()).isEqualTo(LocationKind.LOCATION_KIND_STORE);
                    assertThat(asked.getLimit()).isEqualTo(100);
                });
    }

    @Test
    void reconciliationNamesTheCause() {
        FakePeers.answer(
                StockServiceGrpc.getReconcileStockMethod(),
                request -> ReconcileStockResponse.newBuilder()
                        .setCells(10)
                        .addFindings(StockFinding.newBuilder()
                                .setCause(FindingCause.FINDING_CAUSE_ROW_CHANGED)
                                .setSku("A")
                                .setRepaired(request.getRepair()))
                        .build());

        asOperator()
                .contentType("application/json")
                .body("{\"repair\":true,\"reason\":\"restore\"}")
                .post("/api/ops/v1/stock/reconcile")
                .then()
                .statusCode(200)
                .body("findings[0].cause", equalTo("row_changed"))
                .body("findings[0].repaired", equalTo(true));
        asClerk()
                .contentType("application/json")
                .body("{}")
                .post("/api/ops/v1/stock/reconcile")
                .then()
                .statusCode(403);
    }

    @Test
    void aMessageOfAFeedGoesInPartsWhoseLastIsMarked() {
        FakePeers.answer(
                StockServiceGrpc.getImportStockFeedMethod(),
                request -> ImportStockFeedResponse.newBuilder()
                        .setAccepted(request.getRowsCount())
                        .setMessageComplete(request.getLastPart())
                        .addWarnings("message 3 has not come wholly")
                        .build());
        StringBuilder body = new StringBuilder("sku,location,on_hand\n");
        for (int i = 0; i < 10_001; i++) {
            body.append("A").append(i).append(",FI-HEL-01,1\n");
        }

        asOperator()
                .contentType("text/csv")
                .body(body + "broken\n")
                .post("/api/ops/v1/stock-feeds/wms/batches?sequence=4&mode=full&asOf=2026-11-23T14:00:00Z")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(10_001))
                .body("refusedTotal", equalTo(1))
                .body("complete", equalTo(true))
                .body("warnings[0]", equalTo("message 3 has not come wholly"));

        assertThat(FakePeers.asked(StockServiceGrpc.getImportStockFeedMethod()))
                .extracting(part -> part.getPart() + " " + part.getRowsCount() + " " + part.getLastPart() + " "
                        + part.getUnreadableRows())
                .containsExactly("1 10000 false 0", "2 1 true 1");
    }

    @Test
    void aMessageWithoutANumberIsRefused() {
        asOperator()
                .contentType("text/csv")
                .body("sku,location,on_hand\n")
                .post("/api/ops/v1/stock-feeds/wms/batches?mode=delta")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("sequence"));
    }
}
