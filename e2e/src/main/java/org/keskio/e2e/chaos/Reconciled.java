package org.keskio.e2e.chaos;

import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.keskio.inventory.v1.FindingCause;
import org.keskio.inventory.v1.ReconcileStockRequest;
import org.keskio.inventory.v1.StockFinding;
import org.keskio.inventory.v1.StockServiceGrpc;

/** What the service's own reconciliation says. */
final class Reconciled {

    private static final int SECONDS = 30;

    private final Wire wire;

    Reconciled(Wire wire) {
        this.wire = wire;
    }

    /** All differences. */
    List<Broken> check() {
        try {
            return findings().stream()
                    .map(finding -> new Broken(
                            "reconciliation finds nothing: " + finding.getCause() + " " + finding.getSku() + " at "
                                    + finding.getLocation(),
                            Long.toString(finding.getExpected()),
                            finding.getRecorded() + " (" + finding.getText() + ")"))
                    .toList();
        } catch (StatusRuntimeException e) {
            return List.of(new Broken(
                    "reconciliation answers", "a report", e.getStatus().toString()));
        }
    }

    /** How the search's index still differs, which hears of the stock over the broker; empty when it does not. */
    String indexBehind() {
        try {
            long behind = findings().stream()
                    .filter(finding -> finding.getCause() == FindingCause.FINDING_CAUSE_INDEX_DIFFERS)
                    .count();
            return behind == 0 ? "" : "an index that differs in " + behind + " cells";
        } catch (StatusRuntimeException e) {
            return "no reconciliation: " + e.getStatus();
        }
    }

    private List<StockFinding> findings() {
        wire.lookAgain();
        return StockServiceGrpc.newBlockingStub(wire.inventoryOperator())
                .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                .reconcileStock(ReconcileStockRequest.getDefaultInstance())
                .getFindingsList();
    }
}
