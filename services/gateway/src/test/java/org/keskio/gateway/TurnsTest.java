package org.keskio.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.DecideUnfilledResponse;
import org.keskio.inventory.v1.DeclineCause;
import org.keskio.inventory.v1.DeclinePickResponse;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetSendDocumentResponse;
import org.keskio.inventory.v1.NotFoundCause;
import org.keskio.inventory.v1.ReportNotFoundResponse;
import org.keskio.inventory.v1.ReturnCondition;
import org.keskio.inventory.v1.ReturnSendOrderResponse;
import org.keskio.inventory.v1.SendDocumentKind;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.SendServiceGrpc;
import org.keskio.inventory.v1.UnfilledChoice;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.Tokens;

/** Send orders that take another turn, over REST. */
@QuarkusTest
class TurnsTest extends GatewayTest {

    private static final String SENDS = "/api/clerk/v1/sends/0198a5d2-7c1e-7f7a-b7d0-0a1b2c3d4e5f/";

    @Test
    void whatIsNotFoundIsReportedWithItsCause() {
        FakePeers.answer(
                SendServiceGrpc.getReportNotFoundMethod(),
                request -> ReportNotFoundResponse.newBuilder()
                        .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE))
                        .build());

        change(asClerk(), "{\"cause\":\"wrong_item\",\"reason\":\"a size L in its box\"}")
                .post(SENDS + "not-found")
                .then()
                .statusCode(200)
                .body("state", equalTo("awaiting_choice"));
        change(asClerk(), "{}").post(SENDS + "not-found").then().statusCode(200);
        change(asClerk(), "{\"cause\":\"eaten\"}")
                .post(SENDS + "not-found")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations[0].field", equalTo("cause"));

        assertThat(FakePeers.asked(SendServiceGrpc.getReportNotFoundMethod()))
                .extracting("cause")
                .containsExactly(NotFoundCause.NOT_FOUND_CAUSE_WRONG_ITEM, NotFoundCause.NOT_FOUND_CAUSE_UNSPECIFIED);
    }

    @Test
    void aStoreDeclines() {
        FakePeers.answer(
                SendServiceGrpc.getDeclinePickMethod(),
                request -> DeclinePickResponse.newBuilder()
                        .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_RESERVED))
                        .build());

        change(asClerk(), "{\"cause\":\"needed_here\",\"reason\":\"window\"}")
                .post(SENDS + "decline")
                .then()
                .statusCode(200)
                .body("state", equalTo("reserved"));

        assertThat(FakePeers.asked(SendServiceGrpc.getDeclinePickMethod()).getFirst())
                .satisfies(asked -> {
                    assertThat(asked.getCause()).isEqualTo(DeclineCause.DECLINE_CAUSE_NEEDED_HERE);
                    assertThat(asked.getReason()).isEqualTo("window");
                });
    }

    @Test
    void aCustomerChoosesForThemselvesAndSeesNoAddress() {
        FakePeers.answer(
                SendServiceGrpc.getDecideUnfilledMethod(),
                request -> DecideUnfilledResponse.newBuilder()
                        .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE))
                        .build());
        String order = "/api/shop/v1/orders/0198a5d2-7c1e-7f7a-b7d0-0a1b2c3d4e5f/choice";

        change(as(Tokens.customer(World.newId())), "{\"choice\":\"wait\"}")
                .post(order)
                .then()
                .statusCode(200)
                .body("state", equalTo("awaiting_choice"))
                .body("$", not(hasKey("deliverTo")));
        change(as(Tokens.customer(World.newId())), "{}")
                .post(order)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("choice"));
        change(asShop(), "{\"choice\":\"wait\"}").post(order).then().statusCode(403);
        change(asClerk(), "{\"choice\":\"refund\"}")
                .post(SENDS + "choice")
                .then()
                .statusCode(200);

        assertThat(FakePeers.asked(SendServiceGrpc.getDecideUnfilledMethod()))
                .extracting("choice")
                .containsExactly(UnfilledChoice.UNFILLED_CHOICE_WAIT, UnfilledChoice.UNFILLED_CHOICE_REFUND);
    }

    @Test
    void whatComesBackComesBackToTheClerksStore() {
        FakePeers.answer(
                SendServiceGrpc.getReturnSendOrderMethod(),
                request -> ReturnSendOrderResponse.newBuilder()
                        .setOrder(World.order(SendOrderState.SEND_ORDER_STATE_RETURNED))
                        .build());

        change(asClerk(), "{\"condition\":\"damaged\",\"reason\":\"torn\"}")
                .post("/api/clerk/v1/sends/S-4K7Q2M/return")
                .then()
                .statusCode(200)
                .body("state", equalTo("returned"));

        assertThat(FakePeers.asked(SendServiceGrpc.getReturnSendOrderMethod()).getFirst())
                .satisfies(asked -> {
                    assertThat(asked.getStore()).isEqualTo("FI-HEL-01");
                    assertThat(asked.getSendOrderId()).isEqualTo("S-4K7Q2M");
                    assertThat(asked.getCondition()).isEqualTo(ReturnCondition.RETURN_CONDITION_DAMAGED);
                });
    }

    @Test
    void papersAreShownAndNeverCached() {
        FakePeers.answer(SendServiceGrpc.getGetSendDocumentMethod(), request -> {
            if (request.getKind() == SendDocumentKind.SEND_DOCUMENT_KIND_LABEL) {
                throw Errors.of(
                        Status.Code.FAILED_PRECONDITION,
                        ErrorReason.STATE_CONFLICT,
                        "inventory.keskio.org",
                        "The send order is PICKING, which does not allow this",
                        Map.of("state", "PICKING"));
            }
            return GetSendDocumentResponse.newBuilder()
                    .setContent(ByteString.copyFromUtf8("%PDF-1.6"))
                    .setContentType("application/pdf")
                    .setFileName("S-4K7Q2M-packing-slip.pdf")
                    .build();
        });

        asClerk()
                .queryParam("locale", "fi")
                .get(SENDS + "packing-slip.pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", equalTo("inline; filename=\"S-4K7Q2M-packing-slip.pdf\""))
                .header("Cache-Control", equalTo("no-store"));
        asClerk()
                .get(SENDS + "label.pdf")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("reason", equalTo("STATE_CONFLICT"));

        assertThat(FakePeers.asked(SendServiceGrpc.getGetSendDocumentMethod())
                        .getFirst()
                        .getLocale())
                .isEqualTo("fi");
    }
}
