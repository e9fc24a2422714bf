package org.keskio.gateway.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The browser's session: in by a login at Keycloak, and out. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session", description = "The browser's session on the handheld.")
public class Sessions {

    /** Asks for a password even when Keycloak still knows the browser. */
    public static final String SWITCH = "switch";

    private final SessionEnd end;

    @Inject
    Sessions(SessionEnd end) {
        this.end = end;
    }

    @GET
    @Path("login")
    @Authenticated
    @Operation(
            operationId = "login",
            summary = "Log in",
            description =
                    "Sends a browser to Keycloak and, with a session, back to the handheld. For browsers, not for programs.")
    @APIResponse(responseCode = "303", description = "To the handheld.")
    public Response login() {
        return Response.seeOther(URI.create("/handheld/")).build();
    }

    @POST
    @Path("logout")
    @PermitAll
    @Operation(
            operationId = "logout",
            summary = "Log out",
            description = "Ends the session here and at Keycloak. Answers where to go next.")
    @APIResponse(
            responseCode = "200",
            description = "Where to go.",
            content = @Content(schema = @Schema(ref = "NextPage")))
    public Uni<ObjectNode> logout(@Context HttpServerRequest request) {
        return end.of(request)
                .replaceWith(() -> JsonNodeFactory.instance.objectNode().put("location", "/handheld/"));
    }
}
