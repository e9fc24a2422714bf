package org.keskio.gateway.live;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.keskio.gateway.clerk.Stores;
import org.keskio.platform.calls.Callers;

/** What happens in the clerk's store, as it happens. */
@Path("/api/clerk/v1/events")
@RolesAllowed({"clerk", "store-manager"})
@Tag(name = "clerk: sends")
public class ClerkEvents {

    private final Hub hub;
    private final Stores stores;
    private final Callers callers;

    @Inject
    ClerkEvents(Hub hub, Stores stores, Callers callers) {
        this.hub = hub;
        this.stores = stores;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "clerkEvents",
            summary = "Events of the clerk's store",
            description =
                    "Server-sent events: task (kind, sendOrderId, number, state, sku, productName), order (sendOrderId, number, "
                            + "state, fromState, sku, productName), price-switched (market, switchTime, revision, prices, complete), stock "
                            + "(sku, location, available) and ping. The stream ends by itself; EventSource comes back. Read tasks and orders "
                            + "afresh after each opening.")
    @APIResponse(
            responseCode = "200",
            description = "A stream of events.",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> events(@Context Sse sse) {
        String code = stores.codeOfCaller();
        String caller = "subject " + callers.current().subject();
        return stores.find(code)
                .onItem()
                .transformToMulti(store -> hub.open(caller, Optional.of(code), Optional.of(store.getCountry())))
                .map(event -> SseWriter.write(sse, event));
    }
}
