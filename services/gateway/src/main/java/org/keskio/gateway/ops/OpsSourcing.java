package org.keskio.gateway.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.RequestId;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.ops.PolicyBodies.NewPolicy;
import org.keskio.gateway.ops.PolicyBodies.PolicyQuestion;
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.DryRunPolicyRequest;
import org.keskio.inventory.v1.GetPolicyRequest;
import org.keskio.inventory.v1.ListPoliciesRequest;
import org.keskio.inventory.v1.PublishPolicyRequest;

/** The sourcing policy, for those who run the shop. */
@Path("/api/ops/v1/sourcing-policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "ops: sourcing", description = "How ways to the customer are weighed. Role operator.")
public class OpsSourcing {

    private final Peers peers;

    @Inject
    OpsSourcing(Peers peers) {
        this.peers = peers;
    }

    @GET
    @Operation(
            operationId = "listPolicies",
            summary = "Versions of the sourcing policy",
            description = "Newest first; the first one holds.")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions.",
            content = @Content(schema = @Schema(ref = "ListPoliciesResponse")))
    public Uni<ObjectNode> list(
            @QueryParam("pageSize") @Parameter(description = "1-100; empty = 20.") @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken) {
        ListPoliciesRequest request = ListPoliciesRequest.newBuilder()
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken))
                .build();
        return peers.policies(policies -> policies.listPolicies(request)).map(PublicJson::of);
    }

    @GET
    @Path("/{version}")
    @Operation(
            operationId = "getPolicy",
            summary = "One version of the sourcing policy",
            description = "And the pairs of countries that the carrier table misses.")
    @APIResponse(
            responseCode = "200",
            description = "The version.",
            content = @Content(schema = @Schema(ref = "GetPolicyResponse")))
    public Uni<ObjectNode> get(
            @PathParam("version") @Parameter(description = "Version; 0 = the one that holds.", example = "0")
                    String version) {
        GetPolicyRequest request = GetPolicyRequest.newBuilder()
                .setVersion(Values.number("version", version))
                .build();
        return peers.policies(policies -> policies.getPolicy(request)).map(PublicJson::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "publishPolicy",
            summary = "Publish a sourcing policy",
            description =
                    "It holds at once, on every replica within seconds. 409 POLICY_CHANGED when another version was published since.")
    @APIResponse(
            responseCode = "201",
            description = "The new version.",
            content = @Content(schema = @Schema(ref = "PublishPolicyResponse")))
    public Uni<ObjectNode> publish(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable NewPolicy body) {
        NewPolicy given = Values.required("body", body);
        PublishPolicyRequest request = PublishPolicyRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setExpectedVersion(Values.required("expectedVersion", given.expectedVersion()))
                .setPolicy(Values.required("policy", given.policy()).toMessage("policy"))
                .setReason(Values.text(given.reason()))
                .build();
        return peers.policies(policies -> policies.publishPolicy(request)).map(PublicJson::of);
    }

    @POST
    @Path("/dry-run")
    @Operation(
            operationId = "dryRunPolicy",
            summary = "Try a sourcing policy on a basket",
            description = "Plans under the policy that holds and under the candidate, side by side. Nothing is kept.")
    @APIResponse(
            responseCode = "200",
            description = "Both outcomes.",
            content = @Content(schema = @Schema(ref = "DryRunPolicyResponse")))
    public Uni<ObjectNode> dryRun(@Nullable PolicyQuestion body) {
        PolicyQuestion given = Values.required("body", body);
        DryRunPolicyRequest request = DryRunPolicyRequest.newBuilder()
                .addAllLines(given.lineMessages())
                .setStore(Values.text(given.store()))
                .setCandidate(Values.required("candidate", given.candidate()).toMessage("candidate"))
                .setLocale(Values.text(given.locale()))
                .build();
        return peers.policies(policies -> policies.dryRunPolicy(request)).map(PublicJson::of);
    }
}
