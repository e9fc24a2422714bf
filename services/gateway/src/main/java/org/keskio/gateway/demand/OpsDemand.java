package org.keskio.gateway.demand;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.Values;

/** Lost demand of all stores. */
@Path("/api/ops/v1/lost-demand")
@RolesAllowed("operator")
@Tag(name = "ops: demand", description = "What customers wanted and did not get. Role operator.")
public class OpsDemand {

    private final LostDemandReport report;

    @Inject
    OpsDemand(LostDemandReport report) {
        this.report = report;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, LostDemandReport.CSV})
    @Operation(
            operationId = "listLostDemand",
            summary = "What customers wanted and did not get",
            description =
                    "Asked most first. As CSV for spreadsheets with Accept: text/csv; its next page is told by the header "
                            + LostDemandReport.NEXT_PAGE + ".")
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
            @QueryParam("store")
                    @Parameter(description = "Code of a store; empty = all.", example = "FI-HEL-01")
                    @Nullable
                    String store,
            @QueryParam("groupBy") @Parameter(description = DemandWords.GROUP_BY, example = "wanted") @Nullable
                    String groupBy,
            @QueryParam("pageSize") @Parameter(description = DemandWords.PAGE_SIZE) @Nullable String pageSize,
            @QueryParam("pageToken") @Parameter(description = "From the earlier answer.") @Nullable String pageToken,
            @Context HttpHeaders headers) {
        return report.of(
                new LostDemandReport.Question(from, to, Values.text(store), groupBy, pageSize, pageToken), headers);
    }
}
