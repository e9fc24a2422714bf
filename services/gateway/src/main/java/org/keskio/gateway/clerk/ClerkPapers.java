package org.keskio.gateway.clerk;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.GetSendDocumentRequest;
import org.keskio.inventory.v1.GetSendDocumentResponse;
import org.keskio.inventory.v1.SendDocumentKind;

/** The papers that travel with a parcel. */
@Path("/api/clerk/v1")
@RolesAllowed({"clerk", "store-manager"})
@Tag(name = "clerk: sends")
public class ClerkPapers {

    private static final String PDF = "application/pdf";
    private static final String ORDER = "UUID of the send order.";

    private final Peers peers;

    @Inject
    ClerkPapers(Peers peers) {
        this.peers = peers;
    }

    @GET
    @Path("/sends/{id}/packing-slip.pdf")
    @Produces(PDF)
    @Operation(
            operationId = "getPackingSlip",
            summary = "What is in the box",
            description =
                    "A5, for the customer: everything of the basket that travels together, without prices. From picking on, by "
                            + "the store that supplies; 409 STATE_CONFLICT at other times.")
    @APIResponse(
            responseCode = "200",
            description = "The packing slip.",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<RestResponse<byte[]>> packingSlip(
            @PathParam("id") @Parameter(description = ORDER) String id,
            @QueryParam("locale") @Parameter(description = "fi, sv or en; empty = en.", example = "fi") @Nullable
                    String locale) {
        return paper(id, SendDocumentKind.SEND_DOCUMENT_KIND_PACKING_SLIP, locale);
    }

    @GET
    @Path("/sends/{id}/label.pdf")
    @Produces(PDF)
    @Operation(
            operationId = "getLabel",
            summary = "Where the parcel goes",
            description =
                    "105 x 148 mm with a Code 128 barcode of the carrier's number, or ours before there is one. Once it is "
                            + "packed, by the store that supplies; 409 STATE_CONFLICT at other times.")
    @APIResponse(
            responseCode = "200",
            description = "The label.",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<RestResponse<byte[]>> label(@PathParam("id") @Parameter(description = ORDER) String id) {
        return paper(id, SendDocumentKind.SEND_DOCUMENT_KIND_LABEL, null);
    }

    private Uni<RestResponse<byte[]>> paper(String id, SendDocumentKind kind, @Nullable String locale) {
        GetSendDocumentRequest request = GetSendDocumentRequest.newBuilder()
                .setSendOrderId(id)
                .setKind(kind)
                .setLocale(Values.text(locale))
                .build();
        return peers.sends(sends -> sends.getSendDocument(request)).map(ClerkPapers::shown);
    }

    /** Shown by the browser, and named when it is kept; whom it goes to is nothing for a cache. */
    private static RestResponse<byte[]> shown(GetSendDocumentResponse paper) {
        return RestResponse.ResponseBuilder.ok(paper.getContent().toByteArray())
                .header("Content-Disposition", "inline; filename=\"" + paper.getFileName() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
