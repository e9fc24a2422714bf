package org.keskio.gateway.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.GatewaySettings;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.gateway.problem.Problem;
import org.keskio.inventory.v1.FeedMode;

/** Where numbered stock feeds come in. */
@Path("/api/ops/v1/stock-feeds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ops: stock", description = "Reconciliation and the state of stock feeds. Role operator.")
public class StockFeedResource {

    private static final String CSV = "text/csv";
    private static final String JSON_LINES = "application/x-ndjson";

    private final Peers peers;
    private final GatewaySettings.Feeds settings;

    @Inject
    StockFeedResource(Peers peers, GatewaySettings settings) {
        this.peers = peers.within(FeedTargets.BATCH);
        this.settings = settings.feeds();
    }

    @POST
    @Path("/{feed}/batches")
    @Consumes({CSV, JSON_LINES})
    @RolesAllowed("operator")
    @RunOnVirtualThread
    @Operation(
            operationId = "takeStockFeed",
            summary = "Send a message of a stock feed",
            description =
                    "Rows as in the feed of stock, any number. Each message has a sequence, without holes; late, repeated "
                            + "and reordered messages are harmless. delta: some cells. full: all cells of its locations; those that "
                            + "it does not name become zero once all of it is here.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the rows.",
            content = @Content(schema = @Schema(ref = "StockFeedReport")))
    public ObjectNode take(
            @PathParam("feed") @Parameter(description = "Name of the feed: 1-64 of a-z 0-9 -.", example = "wms-vantaa")
                    String feed,
            @QueryParam("sequence") @Parameter(description = "Number of the message, from 1.", example = "17") @Nullable
                    String sequence,
            @QueryParam("mode")
                    @Parameter(
                            description = "What the message is.",
                            schema = @Schema(enumeration = {"full", "delta"}),
                            example = "delta")
                    @Nullable
                    String mode,
            @QueryParam("asOf")
                    @Parameter(
                            description =
                                    "The instant that the counts speak of; a row's own counted_time goes before it. Needed for full.",
                            example = "2026-11-23T14:00:00Z")
                    @Nullable
                    String asOf,
            @QueryParam("snapshot")
                    @Parameter(
                            description =
                                    "Full only: sequence with which the snapshot begins, when it goes over several messages.",
                            example = "17")
                    @Nullable
                    String snapshot,
            @QueryParam("moreToCome")
                    @Parameter(
                            description = "Full only: whether more messages of the snapshot follow.",
                            example = "false")
                    @Nullable
                    String moreToCome,
            @QueryParam("locations")
                    @Parameter(
                            description =
                                    "Full only: codes of locations that it speaks for besides those in its rows; commas.",
                            example = "FI-HEL-01")
                    @Nullable
                    String locations,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        NumberedFeed.Message message = new NumberedFeed.Message(
                feed,
                number("sequence", sequence),
                FeedMode.valueOf(Values.word("mode", mode, FeedMode.getDescriptor())),
                asOf == null || asOf.isEmpty() ? Optional.empty() : Optional.of(Values.time("asOf", asOf)),
                snapshot == null ? 0 : number("snapshot", snapshot),
                "true".equals(moreToCome),
                locations == null || locations.isEmpty() ? List.of() : List.of(locations.split(",", -1)));
        MediaType type = headers.getMediaType();
        FeedResource.requireUtf8(type);
        int longest = Math.toIntExact(settings.longestRecord().asLongValue());
        Lines lines = new Lines(body, longest);
        FeedReader reader = JSON_LINES.equals(type.getType() + "/" + type.getSubtype())
                ? new JsonLinesFeed(FeedKind.STOCK, lines)
                : new CsvFeed(FeedKind.STOCK, lines, longest);
        FeedReport report = new FeedReport(FeedKind.STOCK, settings.namedRefusals());
        return new NumberedFeed(peers, message, report, settings.attempts(), settings.pause()).take(reader);
    }

    private static long number(String field, @Nullable String value) {
        try {
            long number = Long.parseLong(Values.text(value));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Problem.field(field, "must be a whole number from 1");
    }
}
