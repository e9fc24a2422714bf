package org.keskio.gateway.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.WebClient;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The browser's session: in by a login at Keycloak, out for good, or over to a colleague. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session", description = "The browser's session on the handheld.")
public class Sessions {

    /** Asks for a password even when Keycloak still knows the browser. */
    static final String SWITCH = "switch";

    private static final Logger LOG = Logger.getLogger(Sessions.class);

    private final Instance<OidcSession> session;
    private final Instance<RefreshToken> refreshToken;
    private final Instance<OidcConfigurationMetadata> provider;
    private final WebClient http;
    private final String clientId;
    private final Optional<String> clientSecret;

    @Inject
    Sessions(
            Instance<OidcSession> session,
            Instance<RefreshToken> refreshToken,
            Instance<OidcConfigurationMetadata> provider,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> clientSecret) {
        this.session = session;
        this.refreshToken = refreshToken;
        this.provider = provider;
        this.http = WebClient.create(vertx);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
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
    public Uni<ObjectNode> logout(HttpServerRequest request) {
        return end(request).replaceWith(() -> next("/handheld/"));
    }

    @POST
    @Path("api/clerk/v1/switch")
    @RolesAllowed({"clerk", "store-manager"})
    @Operation(
            operationId = "switchUser",
            summary = "Hand the device to a colleague",
            description =
                    "Ends the session here and at Keycloak. Answers the login page, which asks for the colleague's password.")
    @APIResponse(
            responseCode = "200",
            description = "Where to go.",
            content = @Content(schema = @Schema(ref = "NextPage")))
    public Uni<ObjectNode> switchUser(HttpServerRequest request) {
        return end(request).replaceWith(() -> next("/login?" + SWITCH));
    }

    private Uni<Void> end(HttpServerRequest request) {
        if (request.getHeader("Authorization") != null || !request.headers().contains("Cookie")) {
            return Uni.createFrom().voidItem(); // a bearer token has no session here
        }
        return endAtKeycloak().chain(() -> session.get().logout());
    }

    /** Without the browser: no page of Keycloak's flashes by, and nobody can press "stay". */
    private Uni<Void> endAtKeycloak() {
        String token = refreshToken.get().getToken();
        String address = provider.get().getEndSessionUri();
        if (token == null || address == null) {
            return Uni.createFrom().voidItem();
        }
        MultiMap form =
                MultiMap.caseInsensitiveMultiMap().set("client_id", clientId).set("refresh_token", token);
        clientSecret.ifPresent(secret -> form.set("client_secret", secret));
        return UniHelper.toUni(http.postAbs(address).timeout(5000).sendForm(form))
                .invoke(answer -> {
                    if (answer.statusCode() >= 400) {
                        LOG.warnf("Keycloak did not end a session: status %d", answer.statusCode());
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.warn("Keycloak did not end a session", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static ObjectNode next(String location) {
        return JsonNodeFactory.instance.objectNode().put("location", location);
    }
}
