package org.keskio.gateway.demand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.clerk.Stores;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.RequestId;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.NoteWantedRequest;

/** What the store's customers wanted and did not get. */
@Path("/api/clerk/v1")
@Tag(name = "clerk: demand", description = "What the store's customers wanted and did not get.")
public class ClerkDemand {

    private final Peers peers;
    private final Stores stores;
    private final LostDemandReport report;

    @Inject
    ClerkDemand(Peers peers, Stores stores, LostDemandReport report) {
        this.peers = peers;
        this.stores = stores;
        this.report = report;
    }

    @Schema(name = "Wanted", description = "What a customer wanted and did not get: a SKU or words.")
    record Wanted(
            @Schema(description = "SKU; this or words.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(
                    description =
                            "What it is, 3-100 characters with at least 3 letters, no e-mail address and no more than 4 digits.",
                    examples = "blue rain trousers 140")
            @Nullable
            String words,

            @Schema(description = "Pieces, 1-999; left out = 1.", examples = "1") @Nullable
            Integer quantity,

            @Schema(
                    description =
                            "Where the customer lives: country and two characters of the postcode; may be left out.",
                    examples = "FI-33")
            @Nullable
            String postcodeArea) {}

    @POST
    @Path("/wanted")
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"clerk", "store-manager"})
    @Operation(
            operationId = "noteWanted",
            summary = "A customer wanted it and did not get it",
            description =
                    "Kept for the report of lost demand, and told as the fact DemandLost. Nothing about the person.")
    @APIResponse(
            responseCode = "201",
            description = "It is noted.",
            content = @Content(schema = @Schema(ref = "NoteWantedResponse")))
    public Uni<ObjectNode> note(
            @HeaderParam(RequestId.HEADER) @Parameter(ref = "IdempotencyKey") @Nullable String key,
            @Nullable Wanted body) {
        Wanted wanted = Values.required("body", body);
        NoteWantedRequest request = NoteWantedRequest.newBuilder()
                .setRequestId(RequestId.of(key).value())
                .setSku(Values.text(wanted.sku()))
                .setWords(Values.text(wanted.words()))
                .setQuantity(wanted.quantity() == null ? 0 : wanted.quantity())
                .setPostcodeArea(Values.text(wanted.postcodeArea()))
                .build();
        return peers.demand(demand -> demand.noteWanted(request)).map(PublicJson::of);
    }

    @GET
    @Path("/lost-demand")
    @Produces({MediaType.APPLICATION_JSON, LostDemandReport.CSV})
    @RolesAllowed("store-manager")
    @Operation(
            operationId = "listLostDemandHere",
            summary = "What this store's customers wanted and did not get",
            description =
                    "Asked most first; role store-manager. As CSV for spreadsheets with Accept: text/csv; its next page is told "
                            + "by the header " + LostDemandReport.NEXT_PAGE + ".")
    @APIResponse(
            responseCode = "200",
            description = "A page of rows.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ListLostDemandResponse")),
                @Content(
                        mediaType = LostDemandReport.CSV,
                        schema = @Schema(implementation = String.class),
                        example = DemandWords.SHEET)
            })
    public Uni<RestResponse<Object>> list(
            @QueryParam("from") @Parameter(description = DemandWords.FROM, example = "2026-11-01T00:00:00Z") @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = DemandWords.TO, example = "2026-11-23T00:00:00Z") @Nullable
                    String to,
            @QueryParam("groupBy") @Parameter(description = DemandWords.GROUP_BY, example = "wanted") @Nullable
                    String groupBy,
            @QueryParam("pageSize") @Parameter(description = DemandWords.PAGE_SIZE) @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken,
            @Context HttpHeaders headers) {
        return report.of(
                new LostDemandReport.Question(from, to, stores.codeOfCaller(), groupBy, pageSize, pageToken), headers);
    }
}
