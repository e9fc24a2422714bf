package org.keskio.gateway.live;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.problem.Problem;

/** Price switches of a market, as they happen. */
@Path("/api/shop/v1/events")
@PermitAll
@Tag(name = "shop: catalogue")
public class ShopEvents {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Hub hub;

    @Inject
    ShopEvents(Hub hub) {
        this.hub = hub;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "shopEvents",
            summary = "Price switches of a market",
            description =
                    "Server-sent events: price-switched (market, switchTime, revision, prices, complete) and ping. complete is "
                            + "false when more prices switched than are told: read afresh what is shown. The stream ends by itself; "
                            + "EventSource comes back.")
    @APIResponse(
            responseCode = "200",
            description = "A stream of events.",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> events(
            @QueryParam("market")
                    @Parameter(description = "ISO 3166-1 alpha-2.", required = true, example = "FI")
                    @Nullable
                    String market,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        if (market == null || !COUNTRY.matcher(market).matches()) {
            throw Problem.field("market", "must be the two letters of a market, e.g. FI");
        }
        String caller = "address " + request.remoteAddress().hostAddress();
        return hub.open(caller, Optional.empty(), Optional.of(market)).map(event -> SseWriter.write(sse, event));
    }
}
