package org.keskio.gateway.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
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
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.GatewaySettings;
import org.keskio.gateway.problem.Problem;
import org.keskio.gateway.problem.ProblemMappers;
import org.keskio.gateway.problem.Reason;

/** Where feeds come in. */
@Path("/api/ops/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "ops: feeds",
        description =
                "Catalogue, locations, stock, prices and customers, streamed. Role operator; prices also price-manager.")
public class FeedResource {

    private static final String CSV = "text/csv";
    private static final String JSON_LINES = "application/x-ndjson";

    private final Feeds feeds;
    private final SecurityIdentity identity;
    private final int longest;

    @Inject
    FeedResource(Feeds feeds, SecurityIdentity identity, GatewaySettings settings) {
        this.feeds = feeds;
        this.identity = identity;
        this.longest = Math.toIntExact(settings.feeds().longestRecord().asLongValue());
    }

    @POST
    @Path("/{kind}")
    @Consumes({CSV, JSON_LINES})
    @RolesAllowed({"operator", "price-manager"})
    @RunOnVirtualThread
    @Operation(
            operationId = "takeFeed",
            summary = "Send a feed",
            description =
                    "CSV with a header, or JSON Lines with the same names; UTF-8; any size. Good lines are kept, refused ones "
                            + "are named with line, field and reason. Safe to repeat.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines.",
            content = @Content(schema = @Schema(ref = "FeedReport")))
    public ObjectNode take(
            @PathParam("kind")
                    @Parameter(
                            description = "Which feed.",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "catalogue",
                                                "locations",
                                                "stock",
                                                "partner-stock",
                                                "prices",
                                                "customers"
                                            }),
                            example = "stock")
                    String word,
            @QueryParam("reason")
                    @Parameter(description = "Prices only: why, kept with the publication.", example = "autumn sale")
                    @Nullable
                    String reason,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        FeedKind kind = FeedKind.named(word).orElseThrow(ProblemMappers::pathUnknown);
        if (kind != FeedKind.PRICES && !identity.hasRole("operator")) {
            throw ProblemMappers.roleMissing();
        }
        MediaType type = headers.getMediaType();
        requireUtf8(type);
        Lines lines = new Lines(body, longest);
        FeedReader reader = JSON_LINES.equals(type.getType() + "/" + type.getSubtype())
                ? new JsonLinesFeed(kind, lines)
                : new CsvFeed(kind, lines, longest);
        return feeds.take(kind, reason == null || reason.isBlank() ? kind.word() + " feed" : reason, reader);
    }

    static void requireUtf8(MediaType type) {
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.toLowerCase(Locale.ROOT).replace("-", "").equals("utf8")) {
            throw Problem.of(Reason.FEED_ENCODING_UNKNOWN, "The feed is declared as " + charset + "; send UTF-8")
                    .build();
        }
    }
}
