package org.keskio.gateway.clerk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.json.Values;
import org.keskio.gateway.offer.CatalogueQuery;
import org.keskio.gateway.offer.Market;
import org.keskio.gateway.offer.Offers;
import org.keskio.inventory.v1.GetStyleRequest;

/** Products as a clerk sees them: this store first, prices of its market. */
@Path("/api/clerk/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"clerk", "store-manager"})
@Tag(name = "clerk: catalogue", description = "Products seen from the clerk's store. Roles clerk and store-manager.")
public class ClerkCatalogue {

    private final Offers offers;
    private final Stores stores;

    @Inject
    ClerkCatalogue(Offers offers, Stores stores) {
        this.offers = offers;
        this.stores = stores;
    }

    @GET
    @Path("/search")
    @Operation(
            operationId = "searchClerk",
            summary = "Search the catalogue from the clerk's store",
            description =
                    "As the shop's search; own and near stock rank first, and hits tell the pieces here and anywhere.")
    @APIResponse(
            responseCode = "200",
            description = "Best match first.",
            content = @Content(schema = @Schema(ref = "ClerkSearch")))
    public Uni<ObjectNode> search(@BeanParam CatalogueQuery query) {
        String store = stores.codeOfCaller();
        return withMarket(store, market -> offers.search(query.toMessage(store), market));
    }

    @GET
    @Path("/styles/{style}")
    @Operation(
            operationId = "getClerkStyle",
            summary = "One style with its colours and sizes",
            description =
                    "Each colour and size with its pieces here, near, in the network and at partners, and its price.")
    @APIResponse(
            responseCode = "200",
            description = "The style.",
            content = @Content(schema = @Schema(ref = "PricedStyle")))
    public Uni<ObjectNode> style(
            @PathParam("style") @Parameter(description = "Style code.", example = "TUN-0001") String style,
            @QueryParam("locale") @Parameter(description = "fi, sv or en; empty = en.") @Nullable String locale) {
        String store = stores.codeOfCaller();
        GetStyleRequest request = GetStyleRequest.newBuilder()
                .setStyle(style)
                .setLocale(Values.text(locale))
                .setStore(store)
                .build();
        return withMarket(store, market -> offers.style(request, market));
    }

    @GET
    @Path("/products/{skuOrGtin}")
    @Operation(
            operationId = "getClerkProduct",
            summary = "One product by SKU or GTIN",
            description = "What a scan shows: the product, its price, and the locations that have it, nearest first.")
    @APIResponse(
            responseCode = "200",
            description = "The product.",
            content = @Content(schema = @Schema(ref = "PricedProduct")))
    public Uni<ObjectNode> product(
            @PathParam("skuOrGtin")
                    @Parameter(description = "SKU, or a GTIN of 8, 12, 13 or 14 digits.", example = "TUN-0001-BLK-M")
                    String skuOrGtin,
            @QueryParam("locale") @Parameter(description = "fi, sv or en; empty = en.") @Nullable String locale) {
        String store = stores.codeOfCaller();
        return withMarket(store, market -> offers.product(skuOrGtin, Values.text(locale), store, market));
    }

    @GET
    @Path("/availability")
    @Operation(
            operationId = "getClerkAvailability",
            summary = "Where SKUs can be had, nearest first",
            description = "Up to 100 SKUs; each location with its pieces and its distance from the clerk's store.")
    @APIResponse(
            responseCode = "200",
            description = "In the order asked.",
            content = @Content(schema = @Schema(ref = "GetAvailabilityResponse")))
    public Uni<ObjectNode> availability(
            @QueryParam("sku") @Parameter(description = "SKU; may be repeated.", example = "TUN-0001-BLK-M")
                    List<String> skus) {
        return offers.availability(skus, stores.codeOfCaller()).map(PublicJson::of);
    }

    private Uni<ObjectNode> withMarket(String store, Function<Optional<Market>, Uni<ObjectNode>> answer) {
        return stores.find(store)
                .map(found -> Market.ofCountry(found.getCountry()))
                .chain(market -> answer.apply(market));
    }
}
