package org.keskio.inventory.inbound.grpc;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.keskio.inventory.application.stock.Finding;
import org.keskio.inventory.application.stock.ReconcileStock;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.v1.FindingCause;
import org.keskio.inventory.v1.ReconcileStockRequest;
import org.keskio.inventory.v1.ReconcileStockResponse;
import org.keskio.inventory.v1.StockFinding;
import org.keskio.platform.calls.Callers;

/** Calls of those who keep the stock right. */
@ApplicationScoped
class CareCalls {

    private final ReconcileStock reconciling;
    private final Callers callers;

    @Inject
    CareCalls(ReconcileStock reconciling, Callers callers) {
        this.reconciling = reconciling;
        this.callers = callers;
    }

    Uni<ReconcileStockResponse> reconcile(ReconcileStockRequest request) {
        RequestFields fields = new RequestFields();
        Optional<Sku> sku =
                request.getSku().isEmpty() ? Optional.empty() : Optional.of(fields.sku("sku", request.getSku()));
        int size = fields.numberOr("page_size", request.getPageSize(), 1, 5000, 1000);
        String reason = fields.text("reason", request.getReason(), 200);
        if (request.getRepair()) {
            fields.requestId(request.getRequestId());
        }
        fields.check();
        ReconcileStockRequest question = request.toBuilder()
                .clearPageToken()
                .clearPageSize()
                .clearRequestId()
                .build();
        String after = request.getPageToken().isEmpty() ? "" : PageTokens.decode(request.getPageToken(), question);
        // Repairing twice what was repaired changes nothing, so no answer needs to be kept for a repeat.
        Optional<ReconcileStock.Repair> repair = request.getRepair()
                ? Optional.of(new ReconcileStock.Repair(callers.current().subject(), reason))
                : Optional.empty();
        return reconciling
                .reconcile(new ReconcileStock.Question(sku, after, size), repair)
                .map(page -> answer(page, question, repair.isPresent()));
    }

    private static ReconcileStockResponse answer(
            ReconcileStock.Page page, ReconcileStockRequest question, boolean repaired) {
        ReconcileStockResponse.Builder answer =
                ReconcileStockResponse.newBuilder().setCells(page.cells());
        page.findings().forEach(finding -> answer.addFindings(message(finding, repaired)));
        if (page.more()) {
            answer.setNextPageToken(PageTokens.encode(page.findings().getLast().key(), question));
        }
        return answer.build();
    }

    private static StockFinding message(Finding finding, boolean repaired) {
        return StockFinding.newBuilder()
                .setCause(cause(finding.cause()))
                .setSku(finding.sku())
                .setLocation(finding.location())
                .setReference(finding.reference())
                .setRecorded(finding.recorded())
                .setExpected(finding.expected())
                .setText(finding.text())
                .setRepaired(repaired)
                .build();
    }

    private static FindingCause cause(Finding.Cause cause) {
        return switch (cause) {
            case NEGATIVE -> FindingCause.FINDING_CAUSE_NEGATIVE;
            case ROW_CHANGED -> FindingCause.FINDING_CAUSE_ROW_CHANGED;
            case LEDGER_LINE_MISSING -> FindingCause.FINDING_CAUSE_LEDGER_LINE_MISSING;
            case LEDGER_LINE_TWICE -> FindingCause.FINDING_CAUSE_LEDGER_LINE_TWICE;
            case RESERVATION_NOT_COUNTED -> FindingCause.FINDING_CAUSE_RESERVATION_NOT_COUNTED;
            case RESERVED_WITHOUT_HOLDER -> FindingCause.FINDING_CAUSE_RESERVED_WITHOUT_HOLDER;
            case ORDER_NOT_COUNTED -> FindingCause.FINDING_CAUSE_ORDER_NOT_COUNTED;
            case ALLOCATED_WITHOUT_ORDER -> FindingCause.FINDING_CAUSE_ALLOCATED_WITHOUT_ORDER;
            case ARRIVAL_NOT_COUNTED -> FindingCause.FINDING_CAUSE_ARRIVAL_NOT_COUNTED;
            case TRANSIT_WITHOUT_SENDER -> FindingCause.FINDING_CAUSE_TRANSIT_WITHOUT_SENDER;
            case EXPIRED_HOLD -> FindingCause.FINDING_CAUSE_EXPIRED_HOLD;
            case ORDER_HOLDS_NOTHING -> FindingCause.FINDING_CAUSE_ORDER_HOLDS_NOTHING;
            case ENDED_ORDER_HOLDS -> FindingCause.FINDING_CAUSE_ENDED_ORDER_HOLDS;
            case ORDER_IN_TWO_STATES -> FindingCause.FINDING_CAUSE_ORDER_IN_TWO_STATES;
            case INDEX_DIFFERS -> FindingCause.FINDING_CAUSE_INDEX_DIFFERS;
        };
    }
}
