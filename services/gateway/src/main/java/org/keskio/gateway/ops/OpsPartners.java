package org.keskio.gateway.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.RequestId;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.ListPartnersRequest;
import org.keskio.inventory.v1.Partner;
import org.keskio.inventory.v1.PutPartnerRequest;

/** The records of partners. */
@Path("/api/ops/v1/partners")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "ops: partners", description = "Who supplies what we don't have, and how they are asked. Role operator.")
public class OpsPartners {

    private final Peers peers;

    @Inject
    OpsPartners(Peers peers) {
        this.peers = peers;
    }

    @GET
    @Operation(
            operationId = "listPartners",
            summary = "Partners",
            description = "By location, each with when its feed came last and how it keeps its word.")
    @APIResponse(
            responseCode = "200",
            description = "A page of partners.",
            content = @Content(schema = @Schema(ref = "ListPartnersResponse")))
    public Uni<ObjectNode> list(
            @QueryParam("pageSize") @Parameter(description = "1-200; empty = 100.") @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken) {
        ListPartnersRequest request = ListPartnersRequest.newBuilder()
                .setPageSize(Values.number("pageSize", pageSize))
                .setPageToken(Values.text(pageToken))
                .build();
        return peers.partners(partners -> partners.listPartners(request)).map(PublicJson::of);
    }

    @PUT
    @Path("/{location}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putPartner",
            summary = "Make or change a partner",
            description = "The location must be there already, as one of the kind partner.")
    @APIResponse(
            responseCode = "200",
            description = "As it is kept.",
            content = @Content(schema = @Schema(ref = "Partner")))
    public Uni<ObjectNode> put(
            @PathParam("location") @Parameter(description = "Code of its location.", example = "PT-VINDEL")
                    String location,
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable NewPartner body) {
        NewPartner partner = Values.required("body", body);
        PutPartnerRequest request = PutPartnerRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setPartner(Partner.newBuilder()
                        .setLocation(location)
                        .setEnabled(partner.enabled() == null || partner.enabled())
                        .setEndpoint(Values.text(partner.endpoint()))
                        .setLeadTimeDays(partner.leadTimeDays() == null ? 0 : partner.leadTimeDays())
                        .setFeedMaxAgeMinutes(partner.feedMaxAgeMinutes() == null ? 0 : partner.feedMaxAgeMinutes()))
                .build();
        return peers.partners(partners -> partners.putPartner(request))
                .map(answer -> PublicJson.of(answer.getPartner()));
    }

    @Schema(name = "NewPartner", description = "A partner's record.")
    record NewPartner(
            @Schema(description = "Whether it is promised from and asked; left out = true.", examples = "true")
            @Nullable
            Boolean enabled,

            @Schema(
                    description = "Where it answers, https://host:port; left out = it is not asked.",
                    examples = "https://orders.vindel.example:443")
            @Nullable
            String endpoint,

            @Schema(description = "Days from order to handed over where its feed does not say, 0-60.", examples = "2")
            @Nullable
            Integer leadTimeDays,

            @Schema(
                    description = "Minutes for which what it reported is promised, 5-525600; left out = a day.",
                    examples = "1440")
            @Nullable
            Integer feedMaxAgeMinutes) {}
}
