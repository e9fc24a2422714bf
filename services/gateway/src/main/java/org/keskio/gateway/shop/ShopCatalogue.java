package org.keskio.gateway.shop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.GetPartnerKeysRequest;
import org.keskio.inventory.v1.GetStyleRequest;
import org.keskio.pricing.v1.BatchGetPricesRequest;
import org.keskio.pricing.v1.GetKeySetRequest;
import org.keskio.pricing.v1.ListMarketsRequest;

/** What anybody may ask: products, where they are, what they cost. */
@Path("/api/shop/v1")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "shop: catalogue", description = "Products, availability and prices. No token needed.")
public class ShopCatalogue {

    private static final String MARKET = "ISO 3166-1 alpha-2 code of the market whose prices are wanted.";

    private final Offers offers;
    private final Peers peers;

    @Inject
    ShopCatalogue(Offers offers, Peers peers) {
        this.offers = offers;
        this.peers = peers;
    }

    @GET
    @Path("/search")
    @Operation(
            operationId = "searchShop",
            summary = "Search the catalogue",
            description =
                    "Finds styles by words (typos forgiven), brand, category, colour, size or GTIN. With a market each "
                            + "hit carries the price of the SKU that stands for it, or null when the market does not price it.")
    @APIResponse(
            responseCode = "200",
            description = "Best match first.",
            content = @Content(schema = @Schema(ref = "ShopSearch")))
    public Uni<ObjectNode> search(
            @BeanParam CatalogueQuery query,
            @QueryParam("market")
                    @Parameter(description = MARKET + " Without it no prices are told.", example = "FI")
                    @Nullable
                    String market) {
        return offers.search(query.toMessage(""), Market.asked(market)).map(ShopCatalogue::withoutStore);
    }

    @GET
    @Path("/styles/{style}")
    @Operation(
            operationId = "getShopStyle",
            summary = "One style with its colours and sizes",
            description = "The matrix of a style: each colour and size with its pieces in the network and its price.")
    @APIResponse(
            responseCode = "200",
            description = "The style.",
            content = @Content(schema = @Schema(ref = "PricedStyle")))
    public Uni<ObjectNode> style(
            @PathParam("style") @Parameter(description = "Style code.", example = "TUN-0001") String style,
            @QueryParam("locale") @Parameter(description = "fi, sv or en; empty = en.") @Nullable String locale,
            @QueryParam("market") @Parameter(description = MARKET, example = "FI") @Nullable String market) {
        GetStyleRequest request = GetStyleRequest.newBuilder()
                .setStyle(style)
                .setLocale(Values.text(locale))
                .build();
        return offers.style(request, Market.asked(market));
    }

    @GET
    @Path("/products/{skuOrGtin}")
    @Operation(
            operationId = "getShopProduct",
            summary = "One product by SKU or GTIN",
            description =
                    "The product with its price and the locations that have it. A GTIN is checked by its check digit.")
    @APIResponse(
            responseCode = "200",
            description = "The product.",
            content = @Content(schema = @Schema(ref = "PricedProduct")))
    public Uni<ObjectNode> product(
            @PathParam("skuOrGtin")
                    @Parameter(description = "SKU, or a GTIN of 8, 12, 13 or 14 digits.", example = "TUN-0001-BLK-M")
                    String skuOrGtin,
            @QueryParam("locale") @Parameter(description = "fi, sv or en; empty = en.") @Nullable String locale,
            @QueryParam("market") @Parameter(description = MARKET, example = "FI") @Nullable String market) {
        return offers.product(skuOrGtin, Values.text(locale), "", Market.asked(market));
    }

    @GET
    @Path("/availability")
    @Operation(
            operationId = "getShopAvailability",
            summary = "Where SKUs can be had",
            description =
                    "Up to 100 SKUs in one call. It may be milliseconds old; what can be promised is decided by a reservation.")
    @APIResponse(
            responseCode = "200",
            description = "In the order asked.",
            content = @Content(schema = @Schema(ref = "GetAvailabilityResponse")))
    public Uni<ObjectNode> availability(
            @QueryParam("sku") @Parameter(description = "SKU; may be repeated.", example = "TUN-0001-BLK-M")
                    List<String> skus) {
        return offers.availability(skus, "").map(PublicJson::of);
    }

    @GET
    @Path("/prices")
    @Operation(
            operationId = "getPrices",
            summary = "Prices of up to 500 SKUs",
            description =
                    "The public price of each SKU in a market at an instant: now, or any instant up to which the price "
                            + "book is closed. The same instant always has the same price.")
    @APIResponse(
            responseCode = "200",
            description = "Prices in the order asked; SKUs without a price are named in notPriced.",
            content = @Content(schema = @Schema(ref = "ShopPrices")))
    public Uni<ObjectNode> prices(
            @QueryParam("market") @Parameter(description = MARKET, required = true, example = "FI") @Nullable
                    String market,
            @QueryParam("sku") @Parameter(description = "SKU; may be repeated.", example = "TUN-0001-BLK-M")
                    List<String> skus,
            @QueryParam("asOf") @Parameter(description = "ISO 8601 instant; empty = now.") @Nullable String asOf) {
        BatchGetPricesRequest.Builder request = BatchGetPricesRequest.newBuilder()
                .setMarket(Values.text(market))
                .addAllSkus(skus);
        if (asOf != null && !asOf.isEmpty()) {
            request.setAsOfTime(Values.time("asOf", asOf));
        }
        return peers.pricing(pricing -> pricing.batchGetPrices(request.build())).map(found -> {
            ObjectNode answer = PublicJson.of(found);
            return answer.put("market", request.getMarket());
        });
    }

    @GET
    @Path("/markets")
    @Operation(
            operationId = "listMarkets",
            summary = "The markets",
            description = "Each market's country, currency and VAT in basis points.")
    @APIResponse(
            responseCode = "200",
            description = "By code.",
            content = @Content(schema = @Schema(ref = "ListMarketsResponse")))
    public Uni<ObjectNode> markets() {
        return peers.pricing(pricing -> pricing.listMarkets(ListMarketsRequest.getDefaultInstance()))
                .map(PublicJson::of);
    }

    @GET
    @Path("/quotes/keys")
    @Operation(
            operationId = "getQuoteKeys",
            summary = "Keys that quotes are signed with",
            description = "A JSON Web Key Set (RFC 7517), so that a till can check a quote without a network.")
    @APIResponse(
            responseCode = "200",
            description = "The key set.",
            content = @Content(schema = @Schema(ref = "KeySet")))
    public Uni<String> keys() {
        return peers.pricing(pricing -> pricing.getKeySet(GetKeySetRequest.getDefaultInstance()))
                .map(found -> found.getJwks());
    }

    @GET
    @Path("/partners/keys")
    @Operation(
            operationId = "getPartnerKeys",
            summary = "Keys that calls to partners are signed with",
            description = "A JSON Web Key Set (RFC 7517), so that a partner can tell that it is us who asks.")
    @APIResponse(
            responseCode = "200",
            description = "The key set.",
            content = @Content(schema = @Schema(ref = "KeySet")))
    public Uni<String> partnerKeys() {
        return peers.partners(partners -> partners.getPartnerKeys(GetPartnerKeysRequest.getDefaultInstance()))
                .map(found -> found.getJwks());
    }

    /** A web shop stands in no store. */
    private static ObjectNode withoutStore(ObjectNode answer) {
        ((ArrayNode) answer.get("hits")).forEach(hit -> ((ObjectNode) hit).remove("availableHere"));
        return answer;
    }
}
