package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keskio.inventory.outbound.pdf.PrintedPaper.scanned;
import static org.keskio.inventory.outbound.pdf.PrintedPaper.text;

import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.AcceptPickRequest;
import org.keskio.inventory.v1.CancelSendOrderRequest;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetSendDocumentRequest;
import org.keskio.inventory.v1.GetSendDocumentResponse;
import org.keskio.inventory.v1.PackRequest;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.SendDocumentKind;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.ShipRequest;
import org.keskio.inventory.v1.Way;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

/** The papers of an order are there for those who have it in hand, when they have it in hand. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class PapersTest {

    private static final SendDocumentKind SLIP = SendDocumentKind.SEND_DOCUMENT_KIND_PACKING_SLIP;
    private static final SendDocumentKind LABEL = SendDocumentKind.SEND_DOCUMENT_KIND_LABEL;

    private World world;

    @BeforeEach
    void open() {
        world = new World();
        world.places();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aPackingSlipTellsWhatIsInTheBoxAndScansAsTheOrder() throws Exception {
        SendOrder order = sentHome();
        accept(order);

        GetSendDocumentResponse slip = paper(World.TAMPERE, order, SLIP, "fi");

        byte[] pdf = pdfOf(slip);
        assertThat(slip.getFileName()).isEqualTo(order.getNumber() + "-packing-slip.pdf");
        assertThat(scanned(pdf)).isEqualTo(order.getNumber());
        assertThat(text(pdf))
                .contains("Pakkausluettelo", "Merinopaita", order.getSku(), "Tunturi Tampere")
                .as("nobody needs the address before the box is packed")
                .doesNotContain("Aino Virtanen");
    }

    @Test
    void aLabelTellsWhereItGoesAndScansAsTheOrderUntilTheCarrierHasANumber() throws Exception {
        SendOrder order = sentHome();
        accept(order);
        pack(order);

        GetSendDocumentResponse label = paper(World.TAMPERE, order, LABEL, "");

        byte[] pdf = pdfOf(label);
        assertThat(label.getFileName()).isEqualTo(order.getNumber() + "-label.pdf");
        assertThat(scanned(pdf)).isEqualTo(order.getNumber());
        assertThat(text(pdf)).contains("Aino Virtanen", "Hämeentie 5", "00500 Helsinki", "Tunturi Tampere");
        assertThat(text(pdfOf(paper(World.TAMPERE, order, SLIP, "sv")))).contains("Följesedel", "Aino Virtanen");

        ship(order, "JJFI60000000000001");
        assertThat(scanned(pdfOf(paper(World.TAMPERE, order, LABEL, "")))).isEqualTo("JJFI60000000000001");
    }

    @Test
    void aPaperIsRefusedWhenItIsNotItsTime() {
        SendOrder order = sentHome();

        refusedIn("RESERVED", order, SLIP);
        refusedIn("RESERVED", order, LABEL);
        accept(order);
        refusedIn("PICKING", order, LABEL);
        cancel(order);
        refusedIn("CANCELLED", order, SLIP);
        refusedIn("CANCELLED", order, LABEL);
    }

    @Test
    void whatIsFetchedThereHasNoLabel() throws Exception {
        String sku = world.product("FETCH");
        world.count(sku, World.ESPOO, 1);
        PlanSendResponse plans = world.plan(sku, World.HELSINKI);
        SendOrder order = send(plans, Way.WAY_PICK_UP_THERE);
        accept(order);
        pack(order);

        assertThat(scanned(pdfOf(paper(World.ESPOO, order, SLIP, "en")))).isEqualTo(order.getNumber());
        SendStoryTest.refused(
                () -> paper(World.ESPOO, order, LABEL, ""),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.STATE_CONFLICT);
    }

    @Test
    void onlyTheStoreThatSuppliesPrintsThem() {
        SendOrder order = sentHome();
        accept(order);
        pack(order);

        for (String store : new String[] {World.HELSINKI, World.ESPOO}) {
            for (SendDocumentKind kind : new SendDocumentKind[] {SLIP, LABEL}) {
                SendStoryTest.refused(
                        () -> paper(store, order, kind, "en"),
                        Status.Code.PERMISSION_DENIED,
                        ErrorReason.STORE_NOT_YOURS);
            }
        }
        assertThatThrownBy(() -> world.sendAs(Tokens.customer(order.getCustomerId()))
                        .getSendDocument(question(order.getSendOrderId(), LABEL, "")))
                .satisfies(error ->
                        assertThat(Status.fromThrowable(error).getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
    }

    @Test
    void anOrderThatNobodyKnowsHasNone() {
        SendStoryTest.refused(
                () -> world.clerkOf(World.TAMPERE).getSendDocument(question(World.id(), SLIP, "")),
                Status.Code.NOT_FOUND,
                ErrorReason.SEND_ORDER_UNKNOWN);
    }

    @Test
    void badInputIsNamed() {
        assertThat(violation(question("not-an-id", SLIP, ""))).isEqualTo("send_order_id");
        assertThat(violation(question(World.id(), SendDocumentKind.SEND_DOCUMENT_KIND_UNSPECIFIED, "")))
                .isEqualTo("kind");
        assertThat(violation(question(World.id(), SLIP, "").toBuilder()
                        .setKindValue(99)
                        .build()))
                .isEqualTo("kind");
        assertThat(violation(question(World.id(), SLIP, "klingon"))).isEqualTo("locale");
    }

    private String violation(GetSendDocumentRequest request) {
        try {
            return "none: "
                    + world.clerkOf(World.TAMPERE).getSendDocument(request).getFileName();
        } catch (RuntimeException e) {
            return Errors.badRequestOf(e).orElseThrow().getFieldViolations(0).getField();
        }
    }

    private void refusedIn(String state, SendOrder order, SendDocumentKind kind) {
        assertThatThrownBy(() -> paper(World.TAMPERE, order, kind, "en")).satisfies(error -> {
            assertThat(Status.fromThrowable(error).getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
            assertThat(Errors.infoOf(error).orElseThrow().getReason()).isEqualTo("STATE_CONFLICT");
            assertThat(Errors.infoOf(error).orElseThrow().getMetadataMap().values())
                    .contains(state);
        });
    }

    private static byte[] pdfOf(GetSendDocumentResponse paper) {
        byte[] content = paper.getContent().toByteArray();
        assertThat(paper.getContentType()).isEqualTo("application/pdf");
        assertThat(new String(content, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        return content;
    }

    private GetSendDocumentResponse paper(String store, SendOrder order, SendDocumentKind kind, String locale) {
        return world.clerkOf(store).getSendDocument(question(order.getSendOrderId(), kind, locale));
    }

    private static GetSendDocumentRequest question(String id, SendDocumentKind kind, String locale) {
        return GetSendDocumentRequest.newBuilder()
                .setSendOrderId(id)
                .setKind(kind)
                .setLocale(locale)
                .build();
    }

    private SendOrder sentHome() {
        String sku = world.product("PAPER");
        world.count(sku, World.TAMPERE, 1);
        return send(world.plan(sku, World.HELSINKI), Way.WAY_SHIP_HOME);
    }

    private SendOrder send(PlanSendResponse plans, Way way) {
        return world.clerkOf(World.HELSINKI)
                .send(World.tap(plans, World.way(plans, way)))
                .getOrder();
    }

    private void accept(SendOrder order) {
        var unused = world.clerkOf(order.getSource())
                .acceptPick(AcceptPickRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build());
    }

    private void pack(SendOrder order) {
        var unused = world.clerkOf(order.getSource())
                .pack(PackRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .build());
    }

    private void ship(SendOrder order, String trackingNumber) {
        var unused = world.clerkOf(order.getSource())
                .ship(ShipRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .setTrackingNumber(trackingNumber)
                        .build());
    }

    private void cancel(SendOrder order) {
        var unused = world.clerkOf(World.HELSINKI)
                .cancelSendOrder(CancelSendOrderRequest.newBuilder()
                        .setRequestId(World.id())
                        .setSendOrderId(order.getSendOrderId())
                        .setReason("changed their mind")
                        .build());
    }
}
