package org.keskio.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import com.google.type.PostalAddress;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.identity.v1.IdentifierKind;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.messaging.v1.MessageSent;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.Grpc;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;
import org.keskio.profile.v1.ConsentAnswer;
import org.keskio.profile.v1.ConsentPurpose;
import org.keskio.profile.v1.Contact;
import org.keskio.profile.v1.ContactKind;
import org.keskio.profile.v1.GetContactPointRequest;
import org.keskio.profile.v1.GetContactPointResponse;
import org.keskio.profile.v1.ImportProfilesRequest;
import org.keskio.profile.v1.ImportProfilesResponse;
import org.keskio.profile.v1.ListContactsRequest;
import org.keskio.profile.v1.ListContactsResponse;
import org.keskio.profile.v1.ListLooksRequest;
import org.keskio.profile.v1.Look;
import org.keskio.profile.v1.Profile;
import org.keskio.profile.v1.ProfileRow;
import org.keskio.profile.v1.ProfileServiceGrpc;
import org.keskio.profile.v1.ProfileServiceGrpc.ProfileServiceBlockingStub;
import org.keskio.profile.v1.RecordContactRequest;
import org.keskio.profile.v1.RefusedRow;
import org.keskio.profile.v1.SetConsentRequest;
import org.keskio.profile.v1.SetMembershipRequest;
import org.keskio.profile.v1.SetMembershipResponse;
import org.keskio.profile.v1.UpdateProfileRequest;
import org.keskio.profile.v1.ViewProfileRequest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(FakeIdentity.class)
class ProfileGrpcTest {

    private static final String TOPIC = "keskio.profile.v1";

    private Grpc grpc;

    @BeforeEach
    void open() {
        grpc = Grpc.open();
        FakeIdentity.isAway = false;
    }

    @AfterEach
    void close() {
        grpc.close();
    }

    @Test
    void showsAClerkWhoStandsThereWithIdentifiersMasked() {
        String id = aino();
        Profile profile = view(clerk(), id);
        assertThat(profile.getGivenName()).isEqualTo("Aino");
        assertThat(profile.getAddress()).isEqualTo(address());
        assertThat(profile.getMaskedEmail()).isEqualTo("a***@example.org");
        assertThat(profile.getMaskedPhone()).isEqualTo("+358 ** *** *567");
        assertThat(profile.getWithheldList()).containsExactly("contacts");
        assertThat(profile.toString()).doesNotContain("aino@example.org");
    }

    @Test
    void asksIdentityAsTheServiceNotAsTheClerk() {
        String id = aino();
        String token = Tokens.clerk("FI-HEL-01");
        view(as(token), id);
        assertThat(FakeIdentity.lastAuthorization).startsWith("Bearer ").isNotEqualTo("Bearer " + token);
    }

    @Test
    void keepsEachLookWithWhoAndWhy() {
        String id = aino();
        view(clerk(), id);
        view(as(Tokens.customer(id)), id);
        List<Look> looks = as(Tokens.operator())
                .listLooks(ListLooksRequest.newBuilder().setCustomerId(id).build())
                .getLooksList();
        assertThat(looks)
                .extracting(Look::getBy, Look::getStore, Look::getPurpose)
                .containsExactly(
                        Tuple.tuple("test-customer", "", "send: choose delivery address"),
                        Tuple.tuple("test-clerk", "FI-HEL-01", "send: choose delivery address"),
                        Tuple.tuple("test-clerk", "FI-HEL-01", "update profile"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Topics.typesAbout(TOPIC, id))
                        .containsExactly("ConsentChanged", "ProfileViewed", "ProfileViewed", "ProfileViewed"));
    }

    @Test
    void tellsNoPersonalDataInFacts() {
        String id = aino();
        view(clerk(), id);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Topics.typesAbout(TOPIC, id)).contains("ProfileViewed"));
        assertThat(Topics.read(TOPIC)).noneMatch(fact -> {
            // Whole words: a single character stands in a time's bytes now and then.
            String text = new String(fact.value(), StandardCharsets.ISO_8859_1);
            return Stream.of("Aino", "Virtanen", "Katu 1", "Helsinki", "@example.org")
                    .anyMatch(text::contains);
        });
    }

    @Test
    void refusesALookWithoutAPurpose() {
        String id = FakeIdentity.customer();
        for (String purpose : List.of("", "  ", "ab", "😀😀😀", "x".repeat(10_000))) {
            assertField(() -> view(clerk(), id, purpose), "purpose");
        }
        assertThat(as(Tokens.operator())
                        .listLooks(
                                ListLooksRequest.newBuilder().setCustomerId(id).build())
                        .getLooksCount())
                .isZero();
    }

    @Test
    void showsACustomerThemselvesAndNobodyElse() {
        String id = aino();
        String other = aino();
        assertThat(view(as(Tokens.customer(id)), id).getWithheldList()).isEmpty();
        assertRefused(() -> view(as(Tokens.customer(id)), other), Status.Code.PERMISSION_DENIED, "NOT_PERMITTED");
        assertRefused(
                () -> consent(as(Tokens.customer(id)), other, ConsentPurpose.CONSENT_PURPOSE_CLERK_VIEW, true),
                Status.Code.PERMISSION_DENIED,
                "NOT_PERMITTED");
    }

    @Test
    void knowsNobodyWhomIdentityDoesNotKnow() {
        String nobody = UUID.randomUUID().toString();
        assertRefused(() -> view(clerk(), nobody), Status.Code.NOT_FOUND, "CUSTOMER_UNKNOWN");
        assertRefused(() -> update(clerk(), update(nobody).build()), Status.Code.NOT_FOUND, "CUSTOMER_UNKNOWN");
        assertRefused(() -> member(clerk(), nobody, true), Status.Code.NOT_FOUND, "CUSTOMER_UNKNOWN");
    }

    @Test
    void showsACustomerOfWhomOnlyIdentityKnows() {
        String id = FakeIdentity.customer();
        assertThat(view(clerk(), id).getMaskedEmail()).isEqualTo("a***@example.org");
    }

    @Test
    void showsWhatItHasWhileIdentityIsAwayAndSaysWhatIsMissing() {
        String id = aino();
        FakeIdentity.isAway = true;
        Profile profile = view(clerk(), id);
        assertThat(profile.getGivenName()).isEqualTo("Aino");
        assertThat(profile.getWithheldList()).contains("masked_email", "masked_phone");
        assertRefused(() -> view(clerk(), UUID.randomUUID().toString()), Status.Code.UNAVAILABLE, "IDENTITY_AWAY");
    }

    @Test
    void leavesFieldsThatAreEmptyAsTheyAre() {
        String id = aino();
        Profile profile =
                update(clerk(), update(id).setFamilyName("Lund").setLocale("sv").build());
        assertThat(profile.getGivenName()).isEqualTo("Aino");
        assertThat(profile.getFamilyName()).isEqualTo("Lund");
        assertThat(profile.getLocale()).isEqualTo("sv");
        assertThat(profile.getAddress()).isEqualTo(address());
    }

    @Test
    void keepsMarkupAsText() {
        String id = FakeIdentity.customer();
        assertThat(update(clerk(), update(id).setGivenName("<b>Bo</b>").build()).getGivenName())
                .isEqualTo("<b>Bo</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"   ", "😀", "\u0000", "a\nb"})
    void refusesWhatIsNoName(String name) {
        assertField(
                () -> update(
                        clerk(),
                        update(FakeIdentity.customer()).setGivenName(name).build()),
                "given_name");
    }

    @Test
    void namesEachFieldAtFault() {
        String id = FakeIdentity.customer();
        UpdateProfileRequest.Builder good = update(id);
        assertField(() -> update(clerk(), good.clone().setLocale("de").build()), "locale");
        assertField(() -> update(clerk(), good.clone().setRequestId("x").build()), "request_id");
        assertField(() -> update(clerk(), good.clone().setCustomerId("x").build()), "customer_id");
        assertField(
                () -> update(
                        clerk(), good.clone().setFamilyName("a".repeat(10_000)).build()),
                "family_name");
        assertField(
                () -> update(
                        clerk(),
                        good.clone()
                                .setAddress(address().toBuilder().setRegionCode("XX"))
                                .build()),
                "address.region_code");
        assertField(
                () -> update(
                        clerk(),
                        good.clone()
                                .setAddress(address().toBuilder().clearLocality())
                                .build()),
                "address.locality");
        assertField(
                () -> update(
                        clerk(),
                        good.clone()
                                .addConsents(ConsentAnswer.newBuilder()
                                        .setPurpose(ConsentPurpose.CONSENT_PURPOSE_TRANSACTIONAL))
                                .build()),
                "consents[0].purpose");
        assertField(() -> update(clerk(), good.clone().setSource("Some where").build()), "source");
    }

    @Test
    void aClerkCannotSayThatAnotherStoreAsked() {
        assertRefused(
                () -> update(
                        clerk(),
                        update(FakeIdentity.customer())
                                .setSource("store:FI-TMP-01")
                                .build()),
                Status.Code.PERMISSION_DENIED,
                "NOT_PERMITTED");
    }

    @Test
    void givesTheSameAnswerToTheSameRequestAndRefusesOtherContent() {
        UpdateProfileRequest request =
                update(FakeIdentity.customer()).setGivenName("Aino").build();
        assertThat(update(clerk(), request)).isEqualTo(update(clerk(), request));
        assertRefused(
                () -> update(clerk(), request.toBuilder().setGivenName("Erik").build()),
                Status.Code.ALREADY_EXISTS,
                "REQUEST_ID_REUSED");
    }

    @Test
    void openTheTimelineToAClerkWithConsentOnly() {
        String id = aino();
        record(clerk(), id, "Asked about boots");
        assertRefused(() -> contacts(clerk(), id, 0, ""), Status.Code.PERMISSION_DENIED, "CONSENT_MISSING");
        consent(as(Tokens.customer(id)), id, ConsentPurpose.CONSENT_PURPOSE_CLERK_VIEW, true);
        assertThat(contacts(clerk(), id, 0, "").getContactsList())
                .extracting(Contact::getSummary)
                .containsExactly("Asked about boots");
        assertThat(view(clerk(), id).getWithheldList()).isEmpty();
        assertThat(contacts(as(Tokens.storeManager("FI-HEL-01")), aino(), 0, "").getContactsCount())
                .isZero();
    }

    @Test
    void pagesThroughTheTimelineWithoutRepeatingOrHidingAnEntry() {
        String id = aino();
        for (int i = 0; i < 5; i++) {
            record(clerk(), id, "Contact " + i);
        }
        ProfileServiceBlockingStub self = as(Tokens.customer(id));
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            ListContactsResponse page = contacts(self, id, 2, token);
            assertThat(page.getContactsCount()).isLessThanOrEqualTo(2);
            page.getContactsList().forEach(contact -> seen.add(contact.getSummary()));
            token = page.getNextPageToken();
            record(clerk(), id, "Newer");
        } while (!token.isEmpty());
        assertThat(seen).containsExactly("Contact 4", "Contact 3", "Contact 2", "Contact 1", "Contact 0");
    }

    @Test
    void refusesATokenOfAnotherListAndABadPageSize() {
        String id = aino();
        record(clerk(), id, "One");
        record(clerk(), id, "Two");
        ProfileServiceBlockingStub self = as(Tokens.customer(id));
        String token = contacts(self, id, 1, "").getNextPageToken();
        assertRefused(
                () -> self.listLooks(ListLooksRequest.newBuilder()
                        .setCustomerId(id)
                        .setPageToken(token)
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "PAGE_TOKEN_INVALID");
        assertRefused(() -> contacts(self, id, 1, "nonsense"), Status.Code.INVALID_ARGUMENT, "PAGE_TOKEN_INVALID");
        assertField(() -> contacts(self, id, -1, ""), "page_size");
        assertField(() -> contacts(self, id, 201, ""), "page_size");
    }

    @Test
    void refusesABadContact() {
        String id = aino();
        Contact good = Contact.newBuilder()
                .setKind(ContactKind.CONTACT_KIND_STORE_VISIT)
                .setChannel("FI-HEL-01")
                .build();
        assertField(() -> record(clerk(), id, good.toBuilder().clearKind().build()), "contact.kind");
        assertField(() -> record(clerk(), id, good.toBuilder().setChannel(" ").build()), "contact.channel");
        assertField(
                () -> record(
                        clerk(),
                        id,
                        good.toBuilder().setSummary("a".repeat(10_000)).build()),
                "contact.summary");
        assertField(
                () -> record(
                        clerk(),
                        id,
                        good.toBuilder()
                                .setOccurTime(Timestamp.newBuilder().setSeconds(9_999_999_999L))
                                .build()),
                "contact.occur_time");
    }

    @Test
    void membershipGrowsItsVersionWithEachChangeOnly() {
        String id = aino();
        assertThat(member(clerk(), id, true).getMembershipVersion()).isEqualTo(1);
        assertThat(member(clerk(), id, true).getMembershipVersion()).isEqualTo(1);
        assertThat(member(as(Tokens.customer(id)), id, false).getMembershipVersion())
                .isEqualTo(2);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Topics.typesAbout(TOPIC, id))
                        .containsExactly("ConsentChanged", "ProfileViewed", "MembershipChanged", "MembershipChanged"));
    }

    @Test
    void givesAContactPointForWhatWasAskedForAndElseWithConsent() {
        String id = aino();
        GetContactPointResponse point = contactPoint(id, ConsentPurpose.CONSENT_PURPOSE_TRANSACTIONAL);
        assertThat(point.getEmail()).isEqualTo("aino@example.org");
        assertThat(point.getGivenName()).isEqualTo("Aino");
        assertThat(point.getLocale()).isEqualTo("fi");
        assertThat(contactPoint(id, ConsentPurpose.CONSENT_PURPOSE_MARKETING_EMAIL)
                        .getEmail())
                .isEqualTo("aino@example.org");
        consent(clerk(), id, ConsentPurpose.CONSENT_PURPOSE_MARKETING_EMAIL, false);
        assertRefused(
                () -> contactPoint(id, ConsentPurpose.CONSENT_PURPOSE_MARKETING_EMAIL),
                Status.Code.PERMISSION_DENIED,
                "CONSENT_MISSING");
        assertField(() -> contactPoint(id, ConsentPurpose.CONSENT_PURPOSE_UNSPECIFIED), "purpose");
    }

    @Test
    void saysWhenThereIsNoContactPoint() {
        String id = FakeIdentity.customer(
                List.of(FakeIdentity.identifier(IdentifierKind.IDENTIFIER_KIND_PHONE, "+358401234567")));
        assertRefused(
                () -> contactPoint(id, ConsentPurpose.CONSENT_PURPOSE_TRANSACTIONAL),
                Status.Code.FAILED_PRECONDITION,
                "NO_CONTACT_POINT");
        FakeIdentity.isAway = true;
        assertRefused(
                () -> contactPoint(id, ConsentPurpose.CONSENT_PURPOSE_TRANSACTIONAL),
                Status.Code.UNAVAILABLE,
                "IDENTITY_AWAY");
    }

    @Test
    void onlyServicesGetAContactPointAndOnlyOperatorsSeeLooks() {
        String id = aino();
        assertThat(codeOf(() -> clerk().getContactPoint(GetContactPointRequest.newBuilder()
                        .setCustomerId(id)
                        .build())))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(codeOf(() -> clerk().listLooks(
                                ListLooksRequest.newBuilder().setCustomerId(id).build())))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(codeOf(() -> view(ProfileServiceGrpc.newBlockingStub(grpc.anonymous()), id)))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(codeOf(() -> view(as("nonsense"), id))).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void putsWhatOtherServicesDidIntoTheTimelineOnce() {
        String id = aino();
        String order = UUID.randomUUID().toString();
        SendOrderMoved moved = SendOrderMoved.newBuilder()
                .setSendOrderId(order)
                .setNumber("S-4K7Q2M")
                .setCustomerId(id)
                .setFromState(SendOrderState.SEND_ORDER_STATE_PACKED)
                .setToState(SendOrderState.SEND_ORDER_STATE_IN_TRANSIT)
                .setSource("FI-TMP-01")
                .setMoveTime(Timestamp.newBuilder().setSeconds(1_790_000_000L))
                .build();
        UUID fact = UUID.randomUUID();
        Topics.publish("keskio.inventory.v1", order, fact, moved);
        Topics.publish("keskio.inventory.v1", order, fact, moved);
        Topics.publish(
                "keskio.messaging.v1",
                id,
                UUID.randomUUID(),
                MessageSent.newBuilder()
                        .setMessageId(UUID.randomUUID().toString())
                        .setCustomerId(id)
                        .setTemplate("send-order-shipped")
                        .setReference(order)
                        .setSendTime(Timestamp.newBuilder().setSeconds(1_790_000_001L))
                        .build());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                contacts(as(Tokens.customer(id)), id, 0, "").getContactsList())
                        .extracting(Contact::getKind, Contact::getChannel, Contact::getSummary)
                        .containsExactly(
                                Tuple.tuple(
                                        ContactKind.CONTACT_KIND_MESSAGE,
                                        "email",
                                        "Message send-order-shipped was sent"),
                                Tuple.tuple(
                                        ContactKind.CONTACT_KIND_SEND_ORDER,
                                        "FI-TMP-01",
                                        "Send order S-4K7Q2M is on its way")));
    }

    @Test
    void importsGoodRowsReportsBadOnesAndMayBeRepeated() {
        ProfileRow good = row(2, FakeIdentity.customer()).build();
        ImportProfilesRequest feed = ImportProfilesRequest.newBuilder()
                .addRows(good)
                .addRows(row(3, "nobody"))
                .addRows(row(4, UUID.randomUUID().toString()).setLocale("de"))
                .addRows(row(5, UUID.randomUUID().toString())
                        .setAddress(address().toBuilder().setRegionCode("Finland")))
                .build();
        ImportProfilesResponse report = as(Tokens.operator()).importProfiles(feed);
        assertThat(report.getAccepted()).isEqualTo(1);
        assertThat(report.getRefusedList())
                .extracting(RefusedRow::getLine, RefusedRow::getField)
                .containsExactly(Tuple.tuple(3L, "customer_id"), Tuple.tuple(4L, "locale"), Tuple.tuple(5L, "country"));
        assertThat(as(Tokens.operator()).importProfiles(feed)).isEqualTo(report);
        Profile profile = view(clerk(), good.getCustomerId());
        assertThat(profile.getFamilyName()).isEqualTo("Virtanen");
        assertThat(profile.getClubMember()).isTrue();
        assertThat(profile.getMembershipVersion()).isEqualTo(1);
    }

    @Test
    void aFeedDoesNotOverruleAWithdrawal() {
        String id = FakeIdentity.customer();
        ImportProfilesRequest feed =
                ImportProfilesRequest.newBuilder().addRows(row(1, id)).build();
        assertThat(as(Tokens.operator()).importProfiles(feed).getAccepted()).isEqualTo(1);
        consent(as(Tokens.customer(id)), id, ConsentPurpose.CONSENT_PURPOSE_MARKETING_EMAIL, false);
        member(as(Tokens.customer(id)), id, false);
        assertThat(as(Tokens.operator()).importProfiles(feed).getAccepted()).isEqualTo(1);
        Profile profile = view(clerk(), id);
        assertThat(profile.getConsents(0).getGranted()).isFalse();
        assertThat(profile.getClubMember()).isFalse();
    }

    @Test
    void importsFiveThousandPeopleInSeconds() {
        long start = System.nanoTime();
        for (int batch = 0; batch < 5; batch++) {
            ImportProfilesRequest.Builder feed = ImportProfilesRequest.newBuilder();
            for (int i = 0; i < 1000; i++) {
                feed.addRows(row(i + 1, UUID.randomUUID().toString()));
            }
            assertThat(as(Tokens.operator()).importProfiles(feed.build()).getAccepted())
                    .isEqualTo(1000);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("5,000 people imported in " + taken.toMillis() + " ms");
        assertThat(taken).isLessThan(Duration.ofSeconds(30));
    }

    private ProfileServiceBlockingStub as(String token) {
        return ProfileServiceGrpc.newBlockingStub(grpc.as(token));
    }

    private ProfileServiceBlockingStub clerk() {
        return as(Tokens.clerk("FI-HEL-01"));
    }

    private String aino() {
        String id = FakeIdentity.customer();
        update(
                clerk(),
                update(id)
                        .setGivenName("Aino")
                        .setFamilyName("Virtanen")
                        .setLocale("fi")
                        .setAddress(address())
                        .addConsents(ConsentAnswer.newBuilder()
                                .setPurpose(ConsentPurpose.CONSENT_PURPOSE_MARKETING_EMAIL)
                                .setGranted(true))
                        .build());
        return id;
    }

    private static PostalAddress address() {
        return PostalAddress.newBuilder()
                .setRegionCode("FI")
                .setPostalCode("00100")
                .setLocality("Helsinki")
                .addAddressLines("Katu 1")
                .build();
    }

    private static UpdateProfileRequest.Builder update(String id) {
        return UpdateProfileRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setCustomerId(id);
    }

    private static Profile update(ProfileServiceBlockingStub stub, UpdateProfileRequest request) {
        return stub.updateProfile(request).getProfile();
    }

    private static Profile view(ProfileServiceBlockingStub stub, String id) {
        return view(stub, id, "send: choose delivery address");
    }

    private static Profile view(ProfileServiceBlockingStub stub, String id, String purpose) {
        return stub.viewProfile(ViewProfileRequest.newBuilder()
                        .setCustomerId(id)
                        .setPurpose(purpose)
                        .build())
                .getProfile();
    }

    private static void record(ProfileServiceBlockingStub stub, String id, String summary) {
        record(
                stub,
                id,
                Contact.newBuilder()
                        .setKind(ContactKind.CONTACT_KIND_STORE_VISIT)
                        .setChannel("FI-HEL-01")
                        .setSummary(summary)
                        .build());
    }

    private static void record(ProfileServiceBlockingStub stub, String id, Contact contact) {
        assertThat(stub.recordContact(RecordContactRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setCustomerId(id)
                                .setContact(contact)
                                .build())
                        .getContact()
                        .getContactId())
                .hasSize(36);
    }

    private static ListContactsResponse contacts(ProfileServiceBlockingStub stub, String id, int size, String token) {
        return stub.listContacts(ListContactsRequest.newBuilder()
                .setCustomerId(id)
                .setPageSize(size)
                .setPageToken(token)
                .build());
    }

    private static void consent(ProfileServiceBlockingStub stub, String id, ConsentPurpose purpose, boolean granted) {
        assertThat(stub.setConsent(SetConsentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setCustomerId(id)
                                .setConsent(ConsentAnswer.newBuilder()
                                        .setPurpose(purpose)
                                        .setGranted(granted))
                                .build())
                        .getConsentsList())
                .anyMatch(consent -> consent.getPurpose() == purpose && consent.getGranted() == granted);
    }

    private static SetMembershipResponse member(ProfileServiceBlockingStub stub, String id, boolean member) {
        return stub.setMembership(SetMembershipRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setCustomerId(id)
                .setMember(member)
                .build());
    }

    private GetContactPointResponse contactPoint(String id, ConsentPurpose purpose) {
        return as(Tokens.service())
                .getContactPoint(GetContactPointRequest.newBuilder()
                        .setCustomerId(id)
                        .setPurpose(purpose)
                        .build());
    }

    private static ProfileRow.Builder row(long line, String id) {
        return ProfileRow.newBuilder()
                .setLine(line)
                .setCustomerId(id)
                .setGivenName("Aino")
                .setFamilyName("Virtanen")
                .setAddress(address())
                .setLocale("fi")
                .setClubMember(true)
                .addConsents(ConsentAnswer.newBuilder()
                        .setPurpose(ConsentPurpose.CONSENT_PURPOSE_MARKETING_EMAIL)
                        .setGranted(true));
    }

    private static void assertField(ThrowingCallable call, String field) {
        StatusRuntimeException refusal = assertRefused(call, Status.Code.INVALID_ARGUMENT, "FIELD_INVALID");
        assertThat(Errors.badRequestOf(refusal)
                        .orElseThrow()
                        .getFieldViolations(0)
                        .getField())
                .isEqualTo(field);
    }

    private static StatusRuntimeException assertRefused(ThrowingCallable call, Status.Code code, String reason) {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatus().getCode()).isEqualTo(code);
        assertThat(Errors.infoOf(refusal)).hasValueSatisfying(info -> {
            assertThat(info.getReason()).isEqualTo(reason);
            assertThat(info.getDomain()).isEqualTo("profile.keskio.org");
        });
        return refusal;
    }

    private static Status.Code codeOf(ThrowingCallable call) {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refusal).isNotNull();
        return refusal.getStatus().getCode();
    }
}
