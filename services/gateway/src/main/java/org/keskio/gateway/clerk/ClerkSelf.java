package org.keskio.gateway.clerk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.keskio.gateway.web.Csrf;
import org.keskio.gateway.web.SessionEnd;
import org.keskio.gateway.web.Sessions;
import org.keskio.inventory.v1.Location;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;

/** Who the clerk is and where they stand. */
@Path("/api/clerk/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"clerk", "store-manager"})
@Tag(name = "session")
public class ClerkSelf {

    private final Callers callers;
    private final Stores stores;
    private final SecurityIdentity identity;
    private final Csrf csrf;
    private final SessionEnd end;

    @Inject
    ClerkSelf(Callers callers, Stores stores, SecurityIdentity identity, Csrf csrf, SessionEnd end) {
        this.callers = callers;
        this.stores = stores;
        this.identity = identity;
        this.csrf = csrf;
        this.end = end;
    }

    @GET
    @Path("/me")
    @Operation(
            operationId = "getMe",
            summary = "Who is logged in, and in which store",
            description =
                    "csrfToken belongs into the header X-CSRF-Token of each change that is made with the session cookie; it is "
                            + "null for callers with a bearer token.")
    @APIResponse(responseCode = "200", description = "The clerk.", content = @Content(schema = @Schema(ref = "Me")))
    public Uni<ObjectNode> me(@Context HttpServerRequest request) {
        Caller caller = callers.current();
        Optional<String> token = csrf.tokenFor(request);
        return stores.find(stores.codeOfCaller()).map(store -> {
            ObjectNode me = JsonNodeFactory.instance.objectNode();
            me.put("name", claim("name").orElse(caller.name()));
            me.put("username", caller.name());
            caller.roles().stream().sorted().forEach(me.putArray("roles")::add);
            me.set("store", shown(store));
            me.put("locale", claim("locale").orElse("en"));
            me.put("csrfToken", token.orElse(null));
            return me;
        });
    }

    @POST
    @Path("/switch")
    @Operation(
            operationId = "switchUser",
            summary = "Hand the device to a colleague",
            description =
                    "Ends the session here and at Keycloak. Answers the login page, which asks for the colleague's password.")
    @APIResponse(
            responseCode = "200",
            description = "Where to go.",
            content = @Content(schema = @Schema(ref = "NextPage")))
    public Uni<ObjectNode> switchUser(@Context HttpServerRequest request) {
        return end.of(request)
                .replaceWith(() -> JsonNodeFactory.instance.objectNode().put("location", "/login?" + Sessions.SWITCH));
    }

    private Optional<String> claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.<Object>getClaim(name)).map(Object::toString)
                : Optional.empty();
    }

    private static ObjectNode shown(Location store) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", store.getCode())
                .put("name", store.getName())
                .put("country", store.getCountry())
                .put("market", store.getCountry())
                .put("timeZone", store.getTimeZone());
    }
}
