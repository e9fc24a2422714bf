package org.keskio.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.MoveCause;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.Way;
import org.keskio.messaging.v1.CustomerMessage;
import org.keskio.messaging.v1.DeliveryState;
import org.keskio.messaging.v1.ErrorReason;
import org.keskio.messaging.v1.ExplainMessageRequest;
import org.keskio.messaging.v1.ListMessagesRequest;
import org.keskio.messaging.v1.MessagingServiceGrpc;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.Grpc;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;
import org.keskio.profile.v1.GetContactPointResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(Neighbours.class)
class SendOrderMailTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers = "";

    private final String customer = UUID.randomUUID().toString();
    private final String email = "aino." + customer + "@example.org";

    private Grpc grpc = Grpc.open();

    @BeforeEach
    void connect() {
        grpc = Grpc.open();
        writesTo(customer, email, "fi");
    }

    @AfterEach
    void close() {
        grpc.close();
    }

    @Test
    void writesInTheCustomersLanguageWithAStableMessageId() throws Exception {
        String order = publish(aMove(SendOrderState.SEND_ORDER_STATE_RESERVED));

        MimeMessage mail = onlyMail(email);

        assertThat(mail.getSubject()).isEqualTo("Tilauksesi S-TEST01 on vastaanotettu");
        assertThat(text(mail))
                .contains("Hei Aino,", "Merinopaita", "89,90", "Perillä viimeistään: ti 24.11.2026 18:00");
        assertThat(mail.getContentLanguage()).containsExactly("fi");
        CustomerMessage message = onlyMessage(order);
        assertThat(message.getState()).isEqualTo(DeliveryState.DELIVERY_STATE_SENT);
        assertThat(message.getLocale()).isEqualTo("fi");
        assertThat(mail.getMessageID()).isEqualTo(message.getMailMessageId()).contains(message.getMessageId());
    }

    @Test
    void tellsThePickupCodeOnlyWhenThereIsSomethingToCollect() throws Exception {
        writesTo(customer, email, "sv");

        publish(aMove(SendOrderState.SEND_ORDER_STATE_READY_FOR_PICKUP)
                .setPickupCode("123456")
                .setDestinationName("Tunturi Kamppi"));

        MimeMessage mail = onlyMail(email);
        assertThat(mail.getSubject()).isEqualTo("Din beställning S-TEST01 kan hämtas");
        assertThat(text(mail)).contains("Hämtkod: 123456", "Tunturi Kamppi");
    }

    @Test
    void tellsTheTruthAndTheChoiceWhenNobodyCanSupply() throws Exception {
        String order = UUID.randomUUID().toString();
        publish(aMove(SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE)
                .setSendOrderId(order)
                .setFromState(SendOrderState.SEND_ORDER_STATE_PICKING)
                .setCause(MoveCause.MOVE_CAUSE_NOTHING_LEFT)
                .setChooseByTime(Timestamp.newBuilder()
                        .setSeconds(Instant.parse("2026-11-26T10:30:00Z").getEpochSecond())));
        MimeMessage asked = onlyMail(email);
        publish(aMove(SendOrderState.SEND_ORDER_STATE_CANCELLED)
                .setSendOrderId(order)
                .setFromState(SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE)
                .setCause(MoveCause.MOVE_CAUSE_EXPIRED));
        await().atMost(Duration.ofSeconds(30)).until(() -> mailsTo(email).size() >= 2);

        assertThat(asked.getSubject()).isEqualTo("Tilauksesi S-TEST01: valitse, miten jatketaan");
        assertThat(text(asked)).contains("rahat takaisin", "Valitse viimeistään: to 26.11.2026 12:30");
        assertThat(mailsTo(email).getLast().getSubject()).isEqualTo("Tilauksesi S-TEST01: saat rahat takaisin");
    }

    @Test
    void anotherSourceIsToldOnlyWhenThePromiseMoves() throws Exception {
        writesTo(customer, email, "en");
        SendOrderMoved.Builder moved = aMove(SendOrderState.SEND_ORDER_STATE_RESERVED)
                .setFromState(SendOrderState.SEND_ORDER_STATE_PICKING)
                .setCause(MoveCause.MOVE_CAUSE_DECLINED)
                .setPreviousSource("FI-ESP-01");
        publish(moved);
        publish(moved.setPreviousPromiseEndTime(Timestamp.newBuilder()
                .setSeconds(Instant.parse("2026-11-23T16:00:00Z").getEpochSecond())));

        MimeMessage mail = onlyMail(email);

        assertThat(mail.getSubject()).isEqualTo("Your order S-TEST01 comes later than promised");
        assertThat(text(mail)).contains("With you by: Tue 24.11.2026 18:00");
    }

    @Test
    void sendsOnceThoughTheFactArrivesTwice() {
        UUID fact = UUID.randomUUID();
        SendOrderMoved moved = aMove(SendOrderState.SEND_ORDER_STATE_IN_TRANSIT).build();
        publish(fact, moved);
        publish(fact, moved);
        // The next step of the same order comes after both, so when its mail is there the repeat was dealt with.
        publish(moved.toBuilder().setToState(SendOrderState.SEND_ORDER_STATE_DELIVERED));

        await().atMost(Duration.ofSeconds(30)).until(() -> mailsTo(email).size() >= 2);

        assertThat(mailsTo(email))
                .extracting(MimeMessage::getSubject)
                .containsExactly("Tilauksesi S-TEST01 on matkalla", "Tilauksesi S-TEST01 on toimitettu");
    }

    @Test
    void waitsForTheMailServerToComeBack() {
        Neighbours.stopMail();
        String order = publish(aMove(SendOrderState.SEND_ORDER_STATE_RESERVED));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> messages(order).stream().anyMatch(message -> message.getAttempts() > 1));

        Neighbours.startMail();

        onlyMail(email);
        assertThat(onlyMessage(order).getState()).isEqualTo(DeliveryState.DELIVERY_STATE_SENT);
    }

    @Test
    void withholdsFromACustomerWhoIsNotKnownAndSaysWhy() {
        Neighbours.CONTACTS.remove(customer);

        String order = publish(aMove(SendOrderState.SEND_ORDER_STATE_RESERVED));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> messages(order).stream()
                        .anyMatch(message -> message.getState() == DeliveryState.DELIVERY_STATE_WITHHELD));
        var steps = stub(Tokens.operator())
                .explainMessage(ExplainMessageRequest.newBuilder()
                        .setMessageId(onlyMessage(order).getMessageId())
                        .build())
                .getStepsList();
        assertThat(steps).extracting("step").containsExactly("purpose", "contact point");
        assertThat(steps.getLast().getPassed()).isFalse();
        assertThat(mailsTo(email)).isEmpty();
    }

    @Test
    void showsACustomerOnlyTheirOwnMessages() {
        String order = publish(aMove(SendOrderState.SEND_ORDER_STATE_RESERVED));
        onlyMail(email);
        ListMessagesRequest byReference =
                ListMessagesRequest.newBuilder().setReference(order).build();

        assertThat(stub(Tokens.customer(customer)).listMessages(byReference).getMessagesList())
                .hasSize(1);
        assertThat(stub(Tokens.customer(UUID.randomUUID().toString()))
                        .listMessages(byReference)
                        .getMessagesList())
                .isEmpty();
        assertRefused(
                Status.Code.PERMISSION_DENIED,
                ErrorReason.NOT_PERMITTED,
                () -> stub(Tokens.clerk("FI-HEL-01"))
                        .listMessages(ListMessagesRequest.newBuilder()
                                .setCustomerId(customer)
                                .build()));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.FIELD_INVALID,
                () -> stub(Tokens.operator()).listMessages(ListMessagesRequest.getDefaultInstance()));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.PAGE_TOKEN_INVALID,
                () -> stub(Tokens.operator())
                        .listMessages(ListMessagesRequest.newBuilder()
                                .setCustomerId(customer)
                                .setPageToken("'; drop table message; --")
                                .build()));
        assertRefused(
                Status.Code.NOT_FOUND,
                ErrorReason.MESSAGE_UNKNOWN,
                () -> stub(Tokens.operator())
                        .explainMessage(ExplainMessageRequest.newBuilder()
                                .setMessageId(UUID.randomUUID().toString())
                                .build()));
    }

    private static void assertRefused(Status.Code code, ErrorReason reason, Runnable call) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(call::run))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> {
                    assertThat(refusal.getStatus().getCode()).isEqualTo(code);
                    assertThat(Errors.infoOf(refusal).orElseThrow().getReason()).isEqualTo(reason.name());
                });
    }

    private static void writesTo(String customer, String email, String locale) {
        Neighbours.CONTACTS.put(
                customer,
                GetContactPointResponse.newBuilder()
                        .setEmail(email)
                        .setGivenName("Aino")
                        .setLocale(locale)
                        .build());
    }

    private SendOrderMoved.Builder aMove(SendOrderState to) {
        return SendOrderMoved.newBuilder()
                .setSendOrderId(UUID.randomUUID().toString())
                .setNumber("S-TEST01")
                .setCustomerId(customer)
                .setToState(to)
                .setCause(MoveCause.MOVE_CAUSE_STEP)
                .setProductName("Merino shirt")
                .setProductNameFi("Merinopaita")
                .setQuantity(1)
                .setWay(Way.WAY_SHIP_HOME)
                .setSourceName("Tunturi Tampere")
                .setOrderingStore("FI-HEL-01")
                .setPromiseEndTime(Timestamp.newBuilder()
                        .setSeconds(Instant.parse("2026-11-24T16:00:00Z").getEpochSecond()))
                .setTotal(Money.newBuilder().setCurrencyCode("EUR").setUnits(89).setNanos(900_000_000));
    }

    private String publish(SendOrderMoved.Builder moved) {
        SendOrderMoved fact = moved.build();
        publish(UUID.randomUUID(), fact);
        return fact.getSendOrderId();
    }

    private void publish(UUID id, SendOrderMoved fact) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>("keskio.inventory.v1", fact.getSendOrderId(), fact.toByteArray());
        Map.of(
                        "ce_id", id.toString(),
                        "ce_type", "keskio.inventory.v1.SendOrderMoved",
                        "ce_source", "/keskio/inventory-search",
                        "ce_subject", fact.getSendOrderId(),
                        "ce_aggregateversion", "1",
                        "ce_time", Instant.now().toString(),
                        "ce_specversion", "1.0")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer())) {
            assertThat(producer.send(record)).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    private MessagingServiceGrpc.MessagingServiceBlockingStub stub(String token) {
        return MessagingServiceGrpc.newBlockingStub(grpc.as(token));
    }

    private List<CustomerMessage> messages(String order) {
        return stub(Tokens.operator())
                .listMessages(
                        ListMessagesRequest.newBuilder().setReference(order).build())
                .getMessagesList();
    }

    private CustomerMessage onlyMessage(String order) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> messages(order).stream()
                        .noneMatch(message -> message.getState() == DeliveryState.DELIVERY_STATE_PENDING));
        List<CustomerMessage> messages = messages(order);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static MimeMessage onlyMail(String email) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !mailsTo(email).isEmpty());
        assertThat(mailsTo(email)).hasSize(1);
        return mailsTo(email).getFirst();
    }

    private static List<MimeMessage> mailsTo(String email) {
        return Neighbours.mails().stream()
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(email);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String text(jakarta.mail.Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return part.getContent().toString();
        }
        StringBuilder text = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                text.append(text(inner));
            }
        }
        return text.toString();
    }
}
