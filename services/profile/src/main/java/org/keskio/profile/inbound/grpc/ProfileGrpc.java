package org.keskio.profile.inbound.grpc;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keskio.profile.application.Acquaintance;
import org.keskio.profile.application.GetContactPoint;
import org.keskio.profile.application.ImportProfiles;
import org.keskio.profile.application.ListContacts;
import org.keskio.profile.application.ListLooks;
import org.keskio.profile.application.RecordContact;
import org.keskio.profile.application.UpdateProfile;
import org.keskio.profile.application.ViewProfile;
import org.keskio.profile.domain.Attributes;
import org.keskio.profile.domain.ConsentAnswer;
import org.keskio.profile.domain.ConsentPurpose;
import org.keskio.profile.domain.Contact;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Language;
import org.keskio.profile.domain.Lookup;
import org.keskio.profile.domain.PersonName;
import org.keskio.profile.domain.PersonView;
import org.keskio.profile.domain.Position;
import org.keskio.profile.domain.Purpose;
import org.keskio.profile.domain.Source;
import org.keskio.profile.domain.Viewer;
import org.keskio.profile.v1.GetContactPointRequest;
import org.keskio.profile.v1.GetContactPointResponse;
import org.keskio.profile.v1.ImportProfilesRequest;
import org.keskio.profile.v1.ImportProfilesResponse;
import org.keskio.profile.v1.ListContactsRequest;
import org.keskio.profile.v1.ListContactsResponse;
import org.keskio.profile.v1.ListLooksRequest;
import org.keskio.profile.v1.ListLooksResponse;
import org.keskio.profile.v1.ProfileService;
import org.keskio.profile.v1.RecordContactRequest;
import org.keskio.profile.v1.RecordContactResponse;
import org.keskio.profile.v1.SetConsentRequest;
import org.keskio.profile.v1.SetConsentResponse;
import org.keskio.profile.v1.SetMembershipRequest;
import org.keskio.profile.v1.SetMembershipResponse;
import org.keskio.profile.v1.UpdateProfileRequest;
import org.keskio.profile.v1.UpdateProfileResponse;
import org.keskio.profile.v1.ViewProfileRequest;
import org.keskio.profile.v1.ViewProfileResponse;

/** Profile's contract: reads the request, asks the use case, words the answer. */
@GrpcService
public class ProfileGrpc implements ProfileService {

    private static final int MAX_ROWS = 1000;
    private static final int MAX_PAGE = 200;
    private static final int DEFAULT_PAGE = 50;

    private final Viewers viewers;
    private final IdempotentCalls calls;
    private final Acquaintance acquaintance;
    private final UpdateProfile update;
    private final ViewProfile view;
    private final ListLooks listLooks;
    private final GetContactPoint getContactPoint;
    private final RecordContact recordContact;
    private final ListContacts listContacts;
    private final ImportProfiles importProfiles;
    private final Clock clock;
    private final MeterRegistry meters;

    ProfileGrpc(
            Viewers viewers,
            IdempotentCalls calls,
            Acquaintance acquaintance,
            UpdateProfile update,
            ViewProfile view,
            ListLooks listLooks,
            GetContactPoint getContactPoint,
            RecordContact recordContact,
            ListContacts listContacts,
            ImportProfiles importProfiles,
            Clock clock,
            MeterRegistry meters) {
        this.viewers = viewers;
        this.calls = calls;
        this.acquaintance = acquaintance;
        this.update = update;
        this.view = view;
        this.listLooks = listLooks;
        this.getContactPoint = getContactPoint;
        this.recordContact = recordContact;
        this.listContacts = listContacts;
        this.importProfiles = importProfiles;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service", "customer"})
    public Uni<UpdateProfileResponse> updateProfile(UpdateProfileRequest request) {
        CustomerId id = Messages.customerId(request.getCustomerId());
        Viewer viewer = viewers.serving(id);
        Attributes attributes = Messages.attributes(request);
        List<ConsentAnswer> answers = Messages.answers(request.getConsentsList());
        Source source = Viewers.source(viewer, id, request.getSource());
        return acquaintance
                .inFull(id)
                .chain(lookup -> calls.once(
                        request.getRequestId(),
                        request,
                        UpdateProfileResponse.parser(),
                        tx -> update.with(tx, id, lookup, attributes, answers, source, viewer)
                                .map(found -> UpdateProfileResponse.newBuilder()
                                        .setProfile(Messages.profile(PersonView.of(
                                                found.orElseThrow(() -> refusal(lookup)), lookup, viewer)))
                                        .build())));
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service", "customer"})
    public Uni<ViewProfileResponse> viewProfile(ViewProfileRequest request) {
        CustomerId id = Messages.customerId(request.getCustomerId());
        Viewer viewer = viewers.serving(id);
        Purpose purpose = Refusals.read("purpose", () -> new Purpose(request.getPurpose()));
        return view.of(id, purpose, viewer)
                .map(result -> switch (result) {
                    case ViewProfile.Result.Seen(PersonView seen) ->
                        ViewProfileResponse.newBuilder()
                                .setProfile(Messages.profile(seen))
                                .build();
                    case ViewProfile.Result.Unknown() -> throw Refusals.unknown();
                    case ViewProfile.Result.Away() -> throw Refusals.identityAway();
                })
                .invoke(() -> meters.counter("keskio.profile.looks").increment());
    }

    @Override
    @RolesAllowed({"operator", "customer"})
    public Uni<ListLooksResponse> listLooks(ListLooksRequest request) {
        CustomerId id = Messages.customerId(request.getCustomerId());
        Viewer viewer = viewers.current();
        if (!viewer.is(Viewer.Role.OPERATOR) && !viewer.isSelf(id)) {
            throw Refusals.notPermitted();
        }
        int size = pageSize(request.getPageSize());
        Position after = position(request.getPageToken(), "looks", id);
        return listLooks
                .of(id, after, size)
                .map(page -> ListLooksResponse.newBuilder()
                        .addAllLooks(page.entries().stream().map(Messages::look).toList())
                        .setNextPageToken(
                                page.next().map(next -> next.token("looks", id)).orElse(""))
                        .build());
    }

    @Override
    @RolesAllowed("service")
    public Uni<GetContactPointResponse> getContactPoint(GetContactPointRequest request) {
        CustomerId id = Messages.customerId(request.getCustomerId());
        Optional<ConsentPurpose> purpose = switch (request.getPurpose()) {
            case CONSENT_PURPOSE_UNSPECIFIED, UNRECOGNIZED -> throw Refusals.field("purpose", "must name a purpose");
            case CONSENT_PURPOSE_TRANSACTIONAL -> Optional.empty();
            case CONSENT_PURPOSE_MARKETING_EMAIL, CONSENT_PURPOSE_PERSONALISATION, CONSENT_PURPOSE_CLERK_VIEW ->
                Messages.purpose(request.getPurpose());
        };
        return getContactPoint.of(id, purpose).map(result -> switch (result) {
            case GetContactPoint.Result.Found(String email, Optional<PersonName> givenName, Language language) ->
                GetContactPointResponse.newBuilder()
                        .setEmail(email)
                        .setGivenName(givenName.map(PersonName::value).orElse(""))
                        .setLocale(language.tag())
                        .build();
            case GetContactPoint.Result.Unknown() -> throw Refusals.unknown();
            case GetContactPoint.Result.ConsentMissing() -> throw Refusals.consentMissing();
            case GetContactPoint.Result.NoContactPoint() -> throw Refusals.noContactPoint();
            case GetContactPoint.Result.Away() -> throw Refusals.identityAway();
        });
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service"})
    public Uni<RecordContactResponse> recordContact(RecordContactRequest request) {
        CustomerId id = Messages.customerId(request.getCustomerId());
        Contact contact =
                Messages.contact(request.getContact(), UuidCreator.getTimeOrderedEpochPlus1(), clock.instant());
        return ofKnown(
                id,
                lookup -> calls.once(
                        request.getRequestId(),
                        request,
                        RecordContactResponse.parser(),
                        tx -> recordContact
                                .of(tx, id, contact)
                                .replaceWith(() -> RecordContactResponse.newBuilder()
                                        .setContact(Messages.contact(contact))
                                        .build())));
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service", "customer"})
    public Uni<ListContactsResponse> listContacts(ListContactsRequest request) {
        CustomerId id = Messages.customerId(request.getCustomerId());
        Viewer viewer = viewers.serving(id);
        int size = pageSize(request.getPageSize());
        Position after = position(request.getPageToken(), "contacts", id);
        return listContacts
                .of(id, after, size, viewer)
                .map(found -> found.orElseThrow(Refusals::consentMissing))
                .map(page -> ListContactsResponse.newBuilder()
                        .addAllContacts(
                                page.entries().stream().map(Messages::contact).toList())
                        .setNextPageToken(page.next()
                                .map(next -> next.token("contacts", id))
                                .orElse(""))
                        .build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service", "customer"})
    public Uni<SetConsentResponse> setConsent(SetConsentRequest request) {
        CustomerId id = Messages.customerId(request.getCustomerId());
        Viewer viewer = viewers.serving(id);
        ConsentAnswer answer = Messages.answer("consent", request.getConsent());
        Source source = Viewers.source(viewer, id, request.getSource());
        return ofKnown(
                id,
                lookup -> calls.once(
                        request.getRequestId(),
                        request,
                        SetConsentResponse.parser(),
                        tx -> update.answer(tx, id, List.of(answer), source)
                                .map(person -> SetConsentResponse.newBuilder()
                                        .addAllConsents(Messages.consents(
                                                person.consents().all()))
                                        .build())));
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service", "customer"})
    public Uni<SetMembershipResponse> setMembership(SetMembershipRequest request) {
        CustomerId id = Messages.customerId(request.getCustomerId());
        Source source = viewers.serving(id).source(id);
        return ofKnown(
                id,
                lookup -> calls.once(
                        request.getRequestId(),
                        request,
                        SetMembershipResponse.parser(),
                        tx -> update.member(tx, id, request.getMember(), source)
                                .map(person -> SetMembershipResponse.newBuilder()
                                        .setMember(person.membership().isMember())
                                        .setMembershipVersion(
                                                person.membership().version())
                                        .build())));
    }

    @Override
    @RolesAllowed({"operator", "service"})
    public Uni<ImportProfilesResponse> importProfiles(ImportProfilesRequest request) {
        if (request.getRowsCount() > MAX_ROWS) {
            throw Refusals.field("rows", "must hold at most " + MAX_ROWS + " rows");
        }
        FeedMessages.Batch batch = FeedMessages.batch(request.getRowsList());
        return importProfiles.of(batch.rows()).replaceWith(batch::response).invoke(response -> {
            meters.counter("keskio.profile.import.rows", "outcome", "imported").increment(response.getAccepted());
            meters.counter("keskio.profile.import.rows", "outcome", "refused").increment(response.getRefusedCount());
        });
    }

    private <R> Uni<R> ofKnown(CustomerId id, Function<Lookup.Known, Uni<R>> mutation) {
        return acquaintance.with(id).chain(lookup -> switch (lookup) {
            case Lookup.Known known -> mutation.apply(known);
            case Lookup.Unknown() -> throw Refusals.unknown();
            case Lookup.Away() -> throw Refusals.identityAway();
        });
    }

    private static RuntimeException refusal(Lookup lookup) {
        return lookup instanceof Lookup.Away ? Refusals.identityAway() : Refusals.unknown();
    }

    private static int pageSize(int asked) {
        if (asked < 0 || asked > MAX_PAGE) {
            throw Refusals.field("page_size", "must be 1 to " + MAX_PAGE + ", or 0 for " + DEFAULT_PAGE);
        }
        return asked == 0 ? DEFAULT_PAGE : asked;
    }

    private static Position position(String token, String list, CustomerId id) {
        return Position.of(token, list, id).orElseThrow(Refusals::pageToken);
    }
}
