package org.keskio.identity.inbound.grpc;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.application.Accounts;
import org.keskio.identity.application.ChooseRecognition;
import org.keskio.identity.application.CreateCustomer;
import org.keskio.identity.application.CustomerResult;
import org.keskio.identity.application.GetCustomer;
import org.keskio.identity.application.ImportCustomers;
import org.keskio.identity.application.LinkIdentifier;
import org.keskio.identity.application.OpenAccount;
import org.keskio.identity.application.RecogniseCustomer;
import org.keskio.identity.domain.Asker;
import org.keskio.identity.domain.Channel;
import org.keskio.identity.domain.Customer;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.Identifier;
import org.keskio.identity.domain.IdentifierReader;
import org.keskio.identity.domain.Recognition;
import org.keskio.identity.domain.RecognitionChoice;
import org.keskio.identity.domain.Region;
import org.keskio.identity.v1.ChooseRecognitionRequest;
import org.keskio.identity.v1.ChooseRecognitionResponse;
import org.keskio.identity.v1.CreateCustomerRequest;
import org.keskio.identity.v1.CreateCustomerResponse;
import org.keskio.identity.v1.GetCustomerRequest;
import org.keskio.identity.v1.GetCustomerResponse;
import org.keskio.identity.v1.IdentityService;
import org.keskio.identity.v1.ImportCustomersRequest;
import org.keskio.identity.v1.ImportCustomersResponse;
import org.keskio.identity.v1.LinkIdentifierRequest;
import org.keskio.identity.v1.LinkIdentifierResponse;
import org.keskio.identity.v1.OpenAccountRequest;
import org.keskio.identity.v1.OpenAccountResponse;
import org.keskio.identity.v1.RecogniseCustomerRequest;
import org.keskio.identity.v1.RecogniseCustomerResponse;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;

/** Identity's contract: reads the request, asks the use case, words the answer. */
@GrpcService
public class IdentityGrpc implements IdentityService {

    private static final int MAX_ROWS = 1000;

    private final Callers callers;
    private final IdempotentCalls calls;
    private final IdentifierReader reader;
    private final RecogniseCustomer recognise;
    private final CreateCustomer create;
    private final LinkIdentifier link;
    private final ChooseRecognition choose;
    private final GetCustomer get;
    private final OpenAccount openAccount;
    private final ImportCustomers importCustomers;
    private final MeterRegistry meters;

    IdentityGrpc(
            Callers callers,
            IdempotentCalls calls,
            IdentifierReader reader,
            RecogniseCustomer recognise,
            CreateCustomer create,
            LinkIdentifier link,
            ChooseRecognition choose,
            GetCustomer get,
            OpenAccount openAccount,
            ImportCustomers importCustomers,
            MeterRegistry meters) {
        this.callers = callers;
        this.calls = calls;
        this.reader = reader;
        this.recognise = recognise;
        this.create = create;
        this.link = link;
        this.choose = choose;
        this.get = get;
        this.openAccount = openAccount;
        this.importCustomers = importCustomers;
        this.meters = meters;
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "shop", "service"})
    public Uni<RecogniseCustomerResponse> recogniseCustomer(RecogniseCustomerRequest request) {
        Asker asker = asker();
        Channel channel = ownChannel(asker, request.getChannel());
        Identifier identifier =
                Messages.identifier("identifier", request.getIdentifier(), region(request.getRegion()), reader);
        return recognise.by(identifier, channel, asker).map(recognised -> {
            count("recognitions", channel, recognised.isPresent() ? "recognised" : "nobody");
            return RecogniseCustomerResponse.newBuilder()
                    .setCustomerId(recognised.map(CustomerId::toString).orElse(""))
                    .build();
        });
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "shop", "service"})
    public Uni<CreateCustomerResponse> createCustomer(CreateCustomerRequest request) {
        Asker asker = asker();
        Channel channel = ownChannel(asker, request.getChannel());
        List<Identifier> identifiers = identifiers(request);
        Recognition recognition = recognition(request);
        return calls.once(
                request.getRequestId(),
                request,
                CreateCustomerResponse.parser(),
                tx -> create.with(tx, identifiers, recognition, channel)
                        .map(result -> CreateCustomerResponse.newBuilder()
                                .setCustomer(done(result, asker, identifiers))
                                .build()));
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service", "customer"})
    public Uni<LinkIdentifierResponse> linkIdentifier(LinkIdentifierRequest request) {
        Asker asker = asker();
        CustomerId id = permitted(request.getCustomerId(), Asker::mayActFor);
        Identifier identifier =
                Messages.identifier("identifier", request.getIdentifier(), region(request.getRegion()), reader);
        return calls.once(
                request.getRequestId(),
                request,
                LinkIdentifierResponse.parser(),
                tx -> link.to(tx, id, identifier)
                        .map(result -> LinkIdentifierResponse.newBuilder()
                                .setCustomer(done(result, asker, List.of(identifier)))
                                .build()));
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service", "customer"})
    public Uni<ChooseRecognitionResponse> chooseRecognition(ChooseRecognitionRequest request) {
        Asker asker = asker();
        CustomerId id = permitted(request.getCustomerId(), Asker::mayActFor);
        RecognitionChoice choice = Messages.choice("choice", request.getChoice());
        return calls.once(
                request.getRequestId(),
                request,
                ChooseRecognitionResponse.parser(),
                tx -> choose.of(tx, id, choice)
                        .map(result -> ChooseRecognitionResponse.newBuilder()
                                .setCustomer(done(result, asker, List.of()))
                                .build()));
    }

    @Override
    @RolesAllowed({"service", "customer"})
    public Uni<GetCustomerResponse> getCustomer(GetCustomerRequest request) {
        CustomerId id = permitted(request.getCustomerId(), Asker::maySee);
        return get.with(id)
                .map(found -> GetCustomerResponse.newBuilder()
                        .setCustomer(Messages.customer(found.orElseThrow(Refusals::unknown)))
                        .build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service"})
    public Uni<OpenAccountResponse> openAccount(OpenAccountRequest request) {
        CustomerId id = permitted(request.getCustomerId(), Asker::mayActFor);
        return calls.once(request.getRequestId(), request, OpenAccountResponse.parser(), tx -> opened(tx, id));
    }

    @Override
    @RolesAllowed({"operator", "service"})
    public Uni<ImportCustomersResponse> importCustomers(ImportCustomersRequest request) {
        if (request.getRowsCount() > MAX_ROWS) {
            throw Refusals.field("rows", "must hold at most " + MAX_ROWS + " rows");
        }
        FeedMessages.Batch batch = new FeedMessages(reader).batch(request.getRowsList());
        return importCustomers
                .of(batch.rows())
                .map(plan -> FeedMessages.response(batch, plan))
                .invoke(response -> {
                    meters.counter("keskio.identity.import.rows", "outcome", "imported")
                            .increment(response.getImportedCount());
                    meters.counter("keskio.identity.import.rows", "outcome", "refused")
                            .increment(response.getRefusedCount());
                });
    }

    private Uni<OpenAccountResponse> opened(Mutiny.StatelessSession tx, CustomerId id) {
        return openAccount.of(tx, id).map(result -> switch (result) {
            case OpenAccount.Result.Unknown() -> throw Refusals.unknown();
            case OpenAccount.Result.EmailMissing() -> throw Refusals.emailMissing();
            case OpenAccount.Result.Asked(Accounts.Outcome.Away()) -> throw Refusals.accountsAway();
            case OpenAccount.Result.Asked(Accounts.Outcome.Taken()) -> throw Refusals.taken();
            case OpenAccount.Result.Asked(Accounts.Outcome.Opened(String username, boolean isNew)) ->
                OpenAccountResponse.newBuilder()
                        .setUsername(username)
                        .setCreated(isNew)
                        .build();
        });
    }

    private static org.keskio.identity.v1.Customer done(CustomerResult result, Asker asker, List<Identifier> named) {
        return switch (result) {
            case CustomerResult.Done(Customer customer) -> Messages.customer(asker.view(customer, named));
            // Thrown inside the transaction, so that it is undone.
            case CustomerResult.Refused(var why) -> throw Refusals.of(why);
        };
    }

    private List<Identifier> identifiers(CreateCustomerRequest request) {
        if (request.getIdentifiersCount() == 0 || request.getIdentifiersCount() > Customer.MAX_IDENTIFIERS) {
            throw Refusals.field("identifiers", "must hold 1 to " + Customer.MAX_IDENTIFIERS + " identifiers");
        }
        Region region = region(request.getRegion());
        List<Identifier> identifiers = new ArrayList<>();
        for (int i = 0; i < request.getIdentifiersCount(); i++) {
            identifiers.add(Messages.identifier("identifiers[" + i + "]", request.getIdentifiers(i), region, reader));
        }
        return identifiers;
    }

    private static Recognition recognition(CreateCustomerRequest request) {
        List<RecognitionChoice> choices = new ArrayList<>();
        for (int i = 0; i < request.getRecognitionCount(); i++) {
            choices.add(Messages.choice("recognition[" + i + "]", request.getRecognition(i)));
        }
        return Refusals.read("recognition", () -> new Recognition(choices));
    }

    private Region region(String code) {
        return Refusals.read("region", () -> reader.region(code));
    }

    private CustomerId permitted(String customerId, BiPredicate<Asker, CustomerId> rule) {
        CustomerId id = Messages.customerId(customerId);
        if (!rule.test(asker(), id)) {
            throw Refusals.notPermitted();
        }
        return id;
    }

    private static Channel ownChannel(Asker asker, org.keskio.identity.v1.Channel message) {
        Channel channel = Messages.channel("channel", message);
        if (!asker.isOn(channel)) {
            throw Refusals.notPermitted();
        }
        return channel;
    }

    private Asker asker() {
        Caller caller = callers.current();
        Set<Asker.Role> roles = EnumSet.noneOf(Asker.Role.class);
        if (caller.is("clerk") || caller.is("store-manager")) {
            roles.add(Asker.Role.STAFF);
        }
        if (caller.is("shop")) {
            roles.add(Asker.Role.SHOP);
        }
        if (caller.is("service")) {
            roles.add(Asker.Role.SERVICE);
        }
        return new Asker(
                caller.subject(), roles, caller.store(), caller.customerId().flatMap(IdentityGrpc::claim));
    }

    /** A claim that is no id stands for nobody. */
    private static Optional<CustomerId> claim(String customerId) {
        try {
            return Optional.of(CustomerId.of(customerId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void count(String what, Channel channel, String outcome) {
        meters.counter(
                        "keskio.identity." + what,
                        "channel",
                        channel.name().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome)
                .increment();
    }
}
