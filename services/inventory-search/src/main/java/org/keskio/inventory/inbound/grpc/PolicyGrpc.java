package org.keskio.inventory.inbound.grpc;

import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.policy.DryRun;
import org.keskio.inventory.application.policy.PublishedPolicy;
import org.keskio.inventory.application.policy.SourcingPolicies;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Pieces;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.SourcingPolicy;
import org.keskio.inventory.domain.plan.Ways;
import org.keskio.inventory.v1.DryRunPolicyRequest;
import org.keskio.inventory.v1.DryRunPolicyResponse;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetPolicyRequest;
import org.keskio.inventory.v1.GetPolicyResponse;
import org.keskio.inventory.v1.ListPoliciesRequest;
import org.keskio.inventory.v1.ListPoliciesResponse;
import org.keskio.inventory.v1.PolicyOutcome;
import org.keskio.inventory.v1.PolicyService;
import org.keskio.inventory.v1.PublishPolicyRequest;
import org.keskio.inventory.v1.PublishPolicyResponse;
import org.keskio.platform.calls.Callers;
import org.keskio.platform.events.Requests;

/** The sourcing policy over gRPC. */
@GrpcService
@RolesAllowed("operator")
class PolicyGrpc implements PolicyService {

    private final SourcingPolicies policies;
    private final DryRun dryRun;
    private final Planner planner;
    private final Mutiny.SessionFactory sessions;
    private final Requests requests;
    private final Callers callers;

    @Inject
    PolicyGrpc(
            SourcingPolicies policies,
            DryRun dryRun,
            Planner planner,
            Mutiny.SessionFactory sessions,
            Requests requests,
            Callers callers) {
        this.policies = policies;
        this.dryRun = dryRun;
        this.planner = planner;
        this.sessions = sessions;
        this.requests = requests;
        this.callers = callers;
    }

    @Override
    @RolesAllowed("operator")
    public Uni<GetPolicyResponse> getPolicy(GetPolicyRequest request) {
        RequestFields fields = new RequestFields();
        if (request.getVersion() < 0) {
            fields.wrong("version", "must be 0 or a version");
        }
        fields.check();
        return sessions.withStatelessTransaction(tx -> policies.refresh(tx)
                        .chain(() -> policies.find(
                                tx,
                                request.getVersion() == 0 ? policies.current().version() : request.getVersion())))
                .map(found -> GetPolicyResponse.newBuilder()
                        .setPolicy(PolicyMessages.version(found.orElseThrow(() -> unknown(request.getVersion()))))
                        .addAllMissingZones(missingZones())
                        .build());
    }

    private static RuntimeException unknown(long version) {
        return Refusals.error(
                Status.Code.NOT_FOUND,
                ErrorReason.POLICY_UNKNOWN,
                "There is no version " + version + " of the sourcing policy",
                Map.of("version", Long.toString(version)));
    }

    @Override
    @RolesAllowed("operator")
    public Uni<ListPoliciesResponse> listPolicies(ListPoliciesRequest request) {
        RequestFields fields = new RequestFields();
        int size = fields.numberOr("page_size", request.getPageSize(), 1, 100, 20);
        fields.check();
        ListPoliciesRequest question =
                request.toBuilder().clearPageToken().clearPageSize().build();
        long before = request.getPageToken().isEmpty()
                ? Long.MAX_VALUE
                : Long.parseLong(PageTokens.decode(request.getPageToken(), question));
        return sessions.withStatelessTransaction(tx -> policies.before(tx, before, size))
                .map(found -> page(found, size, question));
    }

    private static ListPoliciesResponse page(List<PublishedPolicy> found, int size, ListPoliciesRequest question) {
        ListPoliciesResponse.Builder answer = ListPoliciesResponse.newBuilder();
        found.forEach(policy -> answer.addPolicies(PolicyMessages.version(policy)));
        if (found.size() == size && found.getLast().version() > PublishedPolicy.OF_SETTINGS) {
            answer.setNextPageToken(
                    PageTokens.encode(Long.toString(found.getLast().version()), question));
        }
        return answer.build();
    }

    @Override
    @RolesAllowed("operator")
    public Uni<PublishPolicyResponse> publishPolicy(PublishPolicyRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        if (request.getExpectedVersion() < 1) {
            fields.wrong("expected_version", "must be the version that holds, from 1");
        }
        SourcingPolicy policy = PolicyMessages.read(fields, "policy.", request.getPolicy());
        String reason = fields.required("reason", request.getReason(), 200);
        if (!reason.isEmpty() && reason.length() < 3) {
            fields.wrong("reason", "must be 3-200 characters");
        }
        fields.check();
        String by = callers.current().subject();
        return requests.once(
                        request.getRequestId(),
                        request,
                        PublishPolicyResponse.parser(),
                        tx -> policies.publish(tx, request.getExpectedVersion(), policy, by, reason)
                                .map(PolicyGrpc::published))
                // This replica follows at once, the others within seconds.
                .call(() -> sessions.withStatelessTransaction(policies::refresh));
    }

    private static PublishPolicyResponse published(SourcingPolicies.Outcome outcome) {
        return switch (outcome) {
            case SourcingPolicies.Published published ->
                PublishPolicyResponse.newBuilder()
                        .setPolicy(PolicyMessages.version(published.policy()))
                        .build();
            case SourcingPolicies.Changed changed ->
                throw Refusals.error(
                        Status.Code.FAILED_PRECONDITION,
                        ErrorReason.POLICY_CHANGED,
                        "Version " + changed.holds() + " holds; look at it first",
                        Map.of("version", Long.toString(changed.holds())));
        };
    }

    @Override
    @RolesAllowed("operator")
    public Uni<DryRunPolicyResponse> dryRunPolicy(DryRunPolicyRequest request) {
        RequestFields fields = new RequestFields();
        List<Pieces> lines = BasketFields.lines(fields, request.getLinesList());
        LocationCode store = fields.location("store", request.getStore());
        Language language = fields.language("locale", request.getLocale());
        SourcingPolicy candidate = PolicyMessages.read(fields, "candidate.", request.getCandidate());
        fields.check();
        return dryRun.compare(lines, store, candidate).map(outcome -> switch (outcome) {
            case DryRun.Compared compared ->
                DryRunPolicyResponse.newBuilder()
                        .setCurrent(outcome(compared.policy().version(), compared.current(), language))
                        .setCandidate(outcome(0, compared.candidate(), language))
                        .addAllMissingZones(missingZones())
                        .build();
            case DryRun.UnknownSku unknown -> throw Refusals.skuUnknown(unknown.sku());
            case DryRun.UnknownStore _ -> throw Refusals.locationUnknown(store);
        });
    }

    private static PolicyOutcome outcome(long version, Ways ways, Language language) {
        PolicyOutcome.Builder outcome = PolicyOutcome.newBuilder()
                .setVersion(version)
                .addAllPlans(SendMessages.plans(ways, Map.of(), language))
                .addAllMissing(SendMessages.lines(ways.missing()))
                .setGap(ways.gap());
        ways.plans().stream().findFirst().ifPresent(plan -> outcome.setCost(SendMessages.money(plan.cost())));
        return outcome.build();
    }

    private List<String> missingZones() {
        return planner.missingZones().stream().sorted().toList();
    }
}
