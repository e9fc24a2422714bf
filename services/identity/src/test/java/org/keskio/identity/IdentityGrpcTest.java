package org.keskio.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.identity.v1.Channel;
import org.keskio.identity.v1.ChooseRecognitionRequest;
import org.keskio.identity.v1.CreateCustomerRequest;
import org.keskio.identity.v1.Customer;
import org.keskio.identity.v1.CustomerRow;
import org.keskio.identity.v1.GetCustomerRequest;
import org.keskio.identity.v1.Identifier;
import org.keskio.identity.v1.IdentifierKind;
import org.keskio.identity.v1.IdentityServiceGrpc;
import org.keskio.identity.v1.IdentityServiceGrpc.IdentityServiceBlockingStub;
import org.keskio.identity.v1.ImportCustomersRequest;
import org.keskio.identity.v1.ImportCustomersResponse;
import org.keskio.identity.v1.LinkIdentifierRequest;
import org.keskio.identity.v1.OpenAccountRequest;
import org.keskio.identity.v1.OpenAccountResponse;
import org.keskio.identity.v1.RecogniseCustomerRequest;
import org.keskio.identity.v1.RecognitionChoice;
import org.keskio.identity.v1.RefusedRow;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.Grpc;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(FakeKeycloak.class)
class IdentityGrpcTest {

    private static final String TOPIC = "keskio.identity.v1";

    private Grpc grpc;

    @BeforeEach
    void open() {
        grpc = Grpc.open();
        FakeKeycloak.isAway = false;
    }

    @AfterEach
    void close() {
        grpc.close();
    }

    @Test
    void recognisesACustomerByAnyFormOfTheirPhoneNumber() {
        String phone = newPhone();
        Customer customer = create(phone(phone));
        assertThat(recognise(clerk(), phone("+358" + phone.substring(1)), Channel.CHANNEL_STORE))
                .isEqualTo(customer.getCustomerId());
        assertThat(recognise(shop(), phone(phone.substring(0, 3) + " " + phone.substring(3)), Channel.CHANNEL_WEB))
                .isEqualTo(customer.getCustomerId());
    }

    @Test
    void answersTheSameForAnUnknownCustomerAndOneWhoForbidsTheChannel() {
        Identifier email = newEmail();
        create(List.of(email), choice(IdentifierKind.IDENTIFIER_KIND_EMAIL, Channel.CHANNEL_WEB));
        assertThat(recognise(clerk(), email, Channel.CHANNEL_STORE)).isEmpty();
        assertThat(recognise(clerk(), newEmail(), Channel.CHANNEL_STORE)).isEmpty();
        assertThat(recognise(shop(), email, Channel.CHANNEL_WEB)).isNotEmpty();
    }

    @Test
    void tellsOthersOnlyOfSuccessAndNeverTheValue() {
        Identifier email = newEmail();
        Customer customer = create(email);
        recognise(clerk(), email, Channel.CHANNEL_STORE);
        choose(customer, choice(IdentifierKind.IDENTIFIER_KIND_EMAIL));
        recognise(clerk(), email, Channel.CHANNEL_STORE);
        link(customer, newCard());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(FactsOnTopic.typesAbout(TOPIC, customer.getCustomerId()))
                        .containsExactly(
                                "CustomerCreated",
                                "IdentifierLinked",
                                "CustomerRecognised",
                                "RecognitionChosen",
                                "IdentifierLinked"));
        assertThat(FactsOnTopic.read(TOPIC))
                .noneMatch(fact -> new String(fact.value(), StandardCharsets.ISO_8859_1).contains("@example.org"));
    }

    @Test
    void aClerkCannotAskAsTheWeb() {
        assertRefused(
                () -> recognise(clerk(), newEmail(), Channel.CHANNEL_WEB),
                Status.Code.PERMISSION_DENIED,
                "NOT_PERMITTED");
    }

    @Test
    void givesTheSameAnswerToTheSameRequest() {
        CreateCustomerRequest request = creation(List.of(newEmail()));
        assertThat(clerk().createCustomer(request)).isEqualTo(clerk().createCustomer(request));
    }

    @Test
    void refusesARequestIdUsedForOtherContent() {
        CreateCustomerRequest request = creation(List.of(newEmail()));
        assertThat(clerk().createCustomer(request).hasCustomer()).isTrue();
        assertRefused(
                () -> clerk().createCustomer(request.toBuilder()
                        .setIdentifiers(0, newEmail())
                        .build()),
                Status.Code.ALREADY_EXISTS,
                "REQUEST_ID_REUSED");
    }

    @Test
    void refusesAnIdentifierThatIsTakenWithoutTellingByWhom() {
        Identifier email = newEmail();
        Customer holder = create(email);
        StatusRuntimeException refusal =
                assertRefused(() -> create(email), Status.Code.ALREADY_EXISTS, "IDENTIFIER_TAKEN");
        assertThat(refusal.toString() + Errors.infoOf(refusal)).doesNotContain(holder.getCustomerId());
    }

    @Test
    void makesOneCustomerWhenManyTillsTryAtOnce() throws Exception {
        Identifier email = newEmail();
        Identifier card = newCard();
        List<Future<String>> tills = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                List<Identifier> given = i % 2 == 0 ? List.of(email, card) : List.of(card, email);
                tills.add(pool.submit(() -> {
                    try {
                        return clerk().createCustomer(creation(given))
                                .getCustomer()
                                .getCustomerId();
                    } catch (StatusRuntimeException e) {
                        return Errors.infoOf(e).orElseThrow().getReason();
                    }
                }));
            }
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> till : tills) {
            answers.add(till.get());
        }
        assertThat(answers).filteredOn("IDENTIFIER_TAKEN"::equals).hasSize(7);
        assertThat(answers).contains(recognise(clerk(), email, Channel.CHANNEL_STORE));
    }

    @Test
    void leavesNothingOfACustomerWhoseSecondIdentifierIsTaken() {
        Identifier taken = newEmail();
        create(taken);
        Identifier card = newCard();
        assertRefused(() -> create(card, taken), Status.Code.ALREADY_EXISTS, "IDENTIFIER_TAKEN");
        assertThat(recognise(clerk(), card, Channel.CHANNEL_STORE)).isEmpty();
    }

    @Test
    void linksAnIdentifierOnceAndShowsAClerkNoOther() {
        Identifier email = newEmail();
        Customer customer = create(email);
        Identifier card = newCard();
        assertThat(link(customer, card).getIdentifiersList()).containsExactly(card);
        assertThat(link(customer, card).getIdentifiersList()).containsExactly(card);
        assertThat(get(as(Tokens.service()), customer.getCustomerId()).getIdentifiersList())
                .containsExactly(email, card);
    }

    @Test
    void refusesToLinkWhatAnotherHolds() {
        Identifier taken = newEmail();
        create(taken);
        Customer other = create(newEmail());
        assertRefused(() -> link(other, taken), Status.Code.ALREADY_EXISTS, "IDENTIFIER_TAKEN");
    }

    @Test
    void refusesToLinkToNobody() {
        Customer nobody = Customer.newBuilder()
                .setCustomerId(UUID.randomUUID().toString())
                .build();
        assertRefused(() -> link(nobody, newEmail()), Status.Code.NOT_FOUND, "CUSTOMER_UNKNOWN");
    }

    @Test
    void keepsTenIdentifiersOfACustomerAndNoMore() {
        Customer customer = create(newEmail());
        for (int i = 1; i < 10; i++) {
            link(customer, newCard());
        }
        assertRefused(() -> link(customer, newCard()), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID");
    }

    @Test
    void showsACustomerThemselvesAndNobodyElse() {
        Identifier email = newEmail();
        Customer customer = create(email);
        IdentityServiceBlockingStub self = as(Tokens.customer(customer.getCustomerId()));
        assertThat(get(self, customer.getCustomerId())).isEqualTo(customer);
        assertRefused(() -> get(self, UUID.randomUUID().toString()), Status.Code.PERMISSION_DENIED, "NOT_PERMITTED");
        assertThat(get(as(Tokens.service()), customer.getCustomerId()).getIdentifiersList())
                .containsExactly(email);
        assertThat(codeOf(() -> get(clerk(), customer.getCustomerId()))).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void aClerkWhoIsACustomerTooSeesOnlyTheirOwnIdentifiers() {
        Customer own = create(newEmail());
        Customer other = create(newEmail());
        IdentityServiceBlockingStub both = as(Tokens.with(
                List.of("clerk", "customer"), Map.of("store", "FI-HEL-01", "customer_id", own.getCustomerId())));
        assertThat(get(both, own.getCustomerId())).isEqualTo(own);
        assertRefused(() -> get(both, other.getCustomerId()), Status.Code.PERMISSION_DENIED, "NOT_PERMITTED");
    }

    @Test
    void believesNoTokenThatIsMissingForgedOrExpired() {
        assertThat(codeOf(() -> recognise(
                        IdentityServiceGrpc.newBlockingStub(grpc.anonymous()), newEmail(), Channel.CHANNEL_STORE)))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
        for (String token : List.of(
                Tokens.forged(List.of("service"), Map.of()),
                Tokens.expired(List.of("service"), Map.of()),
                "nonsense")) {
            assertThat(codeOf(() -> recognise(as(token), newEmail(), Channel.CHANNEL_STORE)))
                    .isEqualTo(Status.Code.UNAUTHENTICATED);
        }
        assertThat(codeOf(() -> recognise(as(Tokens.marketer()), newEmail(), Channel.CHANNEL_STORE)))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "😀😀", "<script>alert(1)</script>", "'; drop table customer; --", "a@b"})
    void namesTheFieldOfABadIdentifier(String value) {
        StatusRuntimeException refusal =
                assertRefused(() -> create(newEmail(), email(value)), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID");
        assertThat(Errors.badRequestOf(refusal)
                        .orElseThrow()
                        .getFieldViolations(0)
                        .getField())
                .isEqualTo("identifiers[1].value");
    }

    @Test
    void refusesTenThousandCharacters() {
        assertRefused(
                () -> create(email("a".repeat(10_000) + "@example.org")),
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID");
    }

    @Test
    void refusesABadRequestIdRegionAndChannel() {
        CreateCustomerRequest good = creation(List.of(newEmail()));
        for (CreateCustomerRequest bad : List.of(
                good.toBuilder().setRequestId("1").build(),
                good.toBuilder().setRegion("XX").build(),
                good.toBuilder().setRegion("Finland").build(),
                good.toBuilder().setChannelValue(99).build(),
                good.toBuilder().clearIdentifiers().build(),
                good.toBuilder()
                        .addRecognition(choice(IdentifierKind.IDENTIFIER_KIND_EMAIL))
                        .addRecognition(choice(IdentifierKind.IDENTIFIER_KIND_EMAIL))
                        .build())) {
            assertRefused(() -> clerk().createCustomer(bad), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID");
        }
    }

    @Test
    void opensALoginOnce() {
        Identifier email = newEmail();
        Customer customer = create(email);
        OpenAccountResponse opened = openAccount(customer);
        assertThat(opened.getCreated()).isTrue();
        assertThat(opened.getUsername()).isEqualTo(email.getValue());
        assertThat(FakeKeycloak.user(email.getValue()))
                .containsEntry("attributes", Map.of("customer_id", List.of(customer.getCustomerId())))
                .containsEntry("requiredActions", List.of("UPDATE_PASSWORD"));
        assertThat(FakeKeycloak.rolesOf(email.getValue())).contains("customer");
        assertThat(openAccount(customer).getCreated()).isFalse();
    }

    @Test
    void adoptsALoginWhoseOwnerReadsThatMailAndNoOther() {
        Identifier verified = newEmail();
        FakeKeycloak.add(verified.getValue(), true);
        Customer customer = create(verified);
        assertThat(openAccount(customer).getCreated()).isFalse();
        assertThat(FakeKeycloak.user(verified.getValue()))
                .containsEntry("attributes", Map.of("customer_id", List.of(customer.getCustomerId())));
        Identifier unverified = newEmail();
        FakeKeycloak.add(unverified.getValue(), false);
        assertRefused(() -> openAccount(create(unverified)), Status.Code.ALREADY_EXISTS, "IDENTIFIER_TAKEN");
    }

    @Test
    void opensNoLoginWithoutAnEmailAddress() {
        assertRefused(() -> openAccount(create(newCard())), Status.Code.FAILED_PRECONDITION, "EMAIL_MISSING");
    }

    @Test
    void saysSoWhenTheAccountServerIsAwayAndSucceedsLater() {
        Customer customer = create(newEmail());
        OpenAccountRequest request = OpenAccountRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setCustomerId(customer.getCustomerId())
                .build();
        FakeKeycloak.isAway = true;
        assertRefused(() -> clerk().openAccount(request), Status.Code.UNAVAILABLE, "ACCOUNTS_AWAY");
        FakeKeycloak.isAway = false;
        assertThat(clerk().openAccount(request).getCreated()).isTrue();
    }

    @Test
    void importsGoodRowsReportsBadOnesAndMayBeRepeated() {
        String key = "k-" + UUID.randomUUID();
        Identifier email = newEmail();
        Identifier stolen = newEmail();
        create(stolen);
        ImportCustomersRequest feed = ImportCustomersRequest.newBuilder()
                .addRows(row(2, key, email, phone(newPhone())))
                .addRows(row(3, "k-bad-" + key, email("nobody")))
                .addRows(row(4, "", newEmail()))
                .addRows(row(5, "k-stolen-" + key, stolen))
                .addRows(row(6, "k-none-" + key))
                .build();
        ImportCustomersResponse first = as(Tokens.operator()).importCustomers(feed);
        assertThat(first.getImportedList())
                .singleElement()
                .satisfies(row -> assertThat(row.getLine()).isEqualTo(2));
        assertThat(first.getRefusedList())
                .extracting(RefusedRow::getLine, RefusedRow::getField)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "email"),
                        org.assertj.core.groups.Tuple.tuple(4L, "customer_key"),
                        org.assertj.core.groups.Tuple.tuple(5L, "email"),
                        org.assertj.core.groups.Tuple.tuple(6L, "email"));
        assertThat(as(Tokens.operator()).importCustomers(feed).getImportedList())
                .isEqualTo(first.getImportedList());
        assertThat(recognise(clerk(), email, Channel.CHANNEL_STORE))
                .isEqualTo(first.getImported(0).getCustomerId());
    }

    @Test
    void aFeedDoesNotOverruleTheCustomersOwnChoice() {
        String key = "k-" + UUID.randomUUID();
        Identifier email = newEmail();
        CustomerRow row = row(1, key, email).toBuilder()
                .addRecognition(choice(IdentifierKind.IDENTIFIER_KIND_EMAIL, Channel.CHANNEL_STORE))
                .build();
        ImportCustomersRequest feed =
                ImportCustomersRequest.newBuilder().addRows(row).build();
        String id = as(Tokens.operator()).importCustomers(feed).getImported(0).getCustomerId();
        assertThat(recognise(clerk(), email, Channel.CHANNEL_STORE)).isEqualTo(id);
        choose(Customer.newBuilder().setCustomerId(id).build(), choice(IdentifierKind.IDENTIFIER_KIND_EMAIL));
        assertThat(as(Tokens.operator()).importCustomers(feed).getImportedCount())
                .isEqualTo(1);
        assertThat(recognise(clerk(), email, Channel.CHANNEL_STORE)).isEmpty();
    }

    @Test
    void importsFiveThousandCustomersInSeconds() {
        String run = UUID.randomUUID().toString();
        long start = System.nanoTime();
        for (int batch = 0; batch < 5; batch++) {
            ImportCustomersRequest.Builder feed = ImportCustomersRequest.newBuilder();
            for (int i = 0; i < 1000; i++) {
                feed.addRows(row(i + 1, run + batch + "-" + i, newEmail(), newCard()).toBuilder()
                        .addRecognition(choice(IdentifierKind.IDENTIFIER_KIND_EMAIL, Channel.CHANNEL_STORE)));
            }
            assertThat(as(Tokens.operator()).importCustomers(feed.build()).getImportedCount())
                    .isEqualTo(1000);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("5,000 customers imported in " + taken.toMillis() + " ms");
        assertThat(taken).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void importsTheSameFeedFromTwoOperatorsAtOnce() throws Exception {
        String run = UUID.randomUUID().toString();
        ImportCustomersRequest.Builder feed = ImportCustomersRequest.newBuilder();
        for (int i = 0; i < 200; i++) {
            feed.addRows(row(i + 1, run + i, newEmail()));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<ImportCustomersResponse> one =
                    pool.submit(() -> as(Tokens.operator()).importCustomers(feed.build()));
            Future<ImportCustomersResponse> other =
                    pool.submit(() -> as(Tokens.operator()).importCustomers(feed.build()));
            assertThat(one.get()).isEqualTo(other.get());
            assertThat(one.get().getImportedCount()).isEqualTo(200);
        }
    }

    @Test
    void refusesABatchOfMoreThanAThousandRows() {
        ImportCustomersRequest.Builder feed = ImportCustomersRequest.newBuilder();
        for (int i = 0; i < 1001; i++) {
            feed.addRows(CustomerRow.getDefaultInstance());
        }
        assertRefused(
                () -> as(Tokens.operator()).importCustomers(feed.build()),
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID");
    }

    private IdentityServiceBlockingStub as(String token) {
        return IdentityServiceGrpc.newBlockingStub(grpc.as(token));
    }

    private IdentityServiceBlockingStub clerk() {
        return as(Tokens.clerk("FI-HEL-01"));
    }

    private IdentityServiceBlockingStub shop() {
        return as(Tokens.shop());
    }

    private Customer create(Identifier... identifiers) {
        return create(List.of(identifiers));
    }

    private Customer create(List<Identifier> identifiers, RecognitionChoice... choices) {
        return clerk().createCustomer(creation(identifiers, choices)).getCustomer();
    }

    private static CreateCustomerRequest creation(List<Identifier> identifiers, RecognitionChoice... choices) {
        return CreateCustomerRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .addAllIdentifiers(identifiers)
                .addAllRecognition(List.of(choices))
                .setChannel(Channel.CHANNEL_STORE)
                .build();
    }

    private static String recognise(IdentityServiceBlockingStub stub, Identifier identifier, Channel channel) {
        return stub.recogniseCustomer(RecogniseCustomerRequest.newBuilder()
                        .setIdentifier(identifier)
                        .setChannel(channel)
                        .build())
                .getCustomerId();
    }

    private Customer link(Customer customer, Identifier identifier) {
        return clerk().linkIdentifier(LinkIdentifierRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setCustomerId(customer.getCustomerId())
                        .setIdentifier(identifier)
                        .build())
                .getCustomer();
    }

    private void choose(Customer customer, RecognitionChoice choice) {
        assertThat(as(Tokens.customer(customer.getCustomerId()))
                        .chooseRecognition(ChooseRecognitionRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setCustomerId(customer.getCustomerId())
                                .setChoice(choice)
                                .build())
                        .getCustomer()
                        .getRecognitionList())
                .contains(choice);
    }

    private static Customer get(IdentityServiceBlockingStub stub, String id) {
        return stub.getCustomer(
                        GetCustomerRequest.newBuilder().setCustomerId(id).build())
                .getCustomer();
    }

    private OpenAccountResponse openAccount(Customer customer) {
        return clerk().openAccount(OpenAccountRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setCustomerId(customer.getCustomerId())
                .build());
    }

    private static CustomerRow row(long line, String key, Identifier... identifiers) {
        return CustomerRow.newBuilder()
                .setLine(line)
                .setCustomerKey(key)
                .addAllIdentifiers(List.of(identifiers))
                .build();
    }

    private static RecognitionChoice choice(IdentifierKind kind, Channel... channels) {
        return RecognitionChoice.newBuilder()
                .setKind(kind)
                .addAllChannels(List.of(channels))
                .build();
    }

    private static Identifier newEmail() {
        return email(UUID.randomUUID() + "@example.org");
    }

    private static Identifier newCard() {
        String digits = String.valueOf(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000L, Long.MAX_VALUE))
                .substring(0, 15);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return identifier(IdentifierKind.IDENTIFIER_KIND_LOYALTY_CARD, digits + (10 - sum % 10) % 10);
    }

    private static String newPhone() {
        return "040" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }

    private static Identifier phone(String value) {
        return identifier(IdentifierKind.IDENTIFIER_KIND_PHONE, value);
    }

    private static Identifier email(String value) {
        return identifier(IdentifierKind.IDENTIFIER_KIND_EMAIL, value);
    }

    private static Identifier identifier(IdentifierKind kind, String value) {
        return Identifier.newBuilder().setKind(kind).setValue(value).build();
    }

    private static StatusRuntimeException assertRefused(ThrowingCallable call, Status.Code code, String reason) {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatus().getCode()).isEqualTo(code);
        assertThat(Errors.infoOf(refusal)).hasValueSatisfying(info -> {
            assertThat(info.getReason()).isEqualTo(reason);
            assertThat(info.getDomain()).isEqualTo("identity.keskio.org");
        });
        return refusal;
    }

    private static Status.Code codeOf(ThrowingCallable call) {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refusal).isNotNull();
        return refusal.getStatus().getCode();
    }
}
