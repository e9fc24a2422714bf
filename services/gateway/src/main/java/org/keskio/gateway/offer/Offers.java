package org.keskio.gateway.offer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.peers.Peers;
import org.keskio.gateway.problem.Problem;
import org.keskio.inventory.v1.GetAvailabilityRequest;
import org.keskio.inventory.v1.GetAvailabilityResponse;
import org.keskio.inventory.v1.GetSkuRequest;
import org.keskio.inventory.v1.GetStyleRequest;
import org.keskio.inventory.v1.GetStyleResponse;
import org.keskio.inventory.v1.Product;
import org.keskio.inventory.v1.SearchCatalogueRequest;
import org.keskio.inventory.v1.SearchCatalogueResponse;
import org.keskio.inventory.v1.StyleHit;

/** Products with their one price and where they can be had. */
@ApplicationScoped
public class Offers {

    private static final Pattern GTIN = Pattern.compile("\\d{8}|\\d{12,14}");

    private final Peers peers;
    private final Prices prices;

    @Inject
    Offers(Peers peers, Prices prices) {
        this.peers = peers;
        this.prices = prices;
    }

    /** Styles that match, each with the price of the SKU that stands for it. */
    public Uni<ObjectNode> search(SearchCatalogueRequest request, Optional<Market> market) {
        return peers.catalogue(catalogue -> catalogue.searchCatalogue(request))
                .chain(found -> prices.of(
                                found.getHitsList().stream()
                                        .map(StyleHit::getSku)
                                        .toList(),
                                market)
                        .map(tags -> {
                            ObjectNode answer = PublicJson.of(found);
                            tagHits((ArrayNode) answer.get("hits"), found, tags);
                            return answer.put("pricesAway", tags.away());
                        }));
    }

    /** A style's matrix, each cell with its price. */
    public Uni<ObjectNode> style(GetStyleRequest request, Optional<Market> market) {
        return peers.catalogue(catalogue -> catalogue.getStyle(request))
                .chain(found -> prices.of(
                                found.getCellsList().stream()
                                        .map(cell -> cell.getProduct().getSku())
                                        .toList(),
                                market)
                        .map(tags -> {
                            ObjectNode answer = PublicJson.of(found);
                            tagCells((ArrayNode) answer.get("cells"), found, tags);
                            return answer.put("pricesAway", tags.away());
                        }));
    }

    /** One product by SKU or GTIN, with its price and where it can be had. */
    public Uni<ObjectNode> product(String skuOrGtin, String locale, String store, Optional<Market> market) {
        return find(skuOrGtin, locale)
                .chain(product -> Uni.combine()
                        .all()
                        .unis(
                                prices.of(List.of(product.getSku()), market),
                                availability(List.of(product.getSku()), store))
                        .asTuple()
                        .map(parts -> {
                            ObjectNode answer = PublicJson.of(product);
                            answer.set("price", parts.getItem1().of(product.getSku()));
                            answer.put("pricesAway", parts.getItem1().away());
                            answer.set(
                                    "availability",
                                    parts.getItem2().getItemsCount() == 0
                                            ? answer.nullNode()
                                            : PublicJson.of(parts.getItem2().getItems(0)));
                            return answer;
                        }));
    }

    /** Where SKUs can be had. */
    public Uni<GetAvailabilityResponse> availability(List<String> skus, String store) {
        GetAvailabilityRequest request = GetAvailabilityRequest.newBuilder()
                .addAllSkus(skus)
                .setStore(store)
                .build();
        return peers.stock(stock -> stock.getAvailability(request));
    }

    /** Digits are a GTIN first; some catalogues use digits for SKUs too. */
    private Uni<Product> find(String skuOrGtin, String locale) {
        GetSkuRequest bySku =
                GetSkuRequest.newBuilder().setSku(skuOrGtin).setLocale(locale).build();
        if (!GTIN.matcher(skuOrGtin).matches()) {
            return get(bySku);
        }
        GetSkuRequest byGtin =
                GetSkuRequest.newBuilder().setGtin(skuOrGtin).setLocale(locale).build();
        return get(byGtin)
                .onFailure(Offers::isNotFound)
                .recoverWithUni(
                        notAsGtin -> get(bySku).onFailure(Offers::isNotFound).transform(notAsSku -> notAsGtin));
    }

    private Uni<Product> get(GetSkuRequest request) {
        return peers.catalogue(catalogue -> catalogue.getSku(request)).map(answer -> answer.getProduct());
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof Problem problem && (problem.status() == 404 || problem.status() == 400);
    }

    private static void tagHits(ArrayNode hits, SearchCatalogueResponse found, Prices.Tags tags) {
        for (int i = 0; i < hits.size(); i++) {
            ((ObjectNode) hits.get(i)).set("price", tags.of(found.getHits(i).getSku()));
        }
    }

    private static void tagCells(ArrayNode cells, GetStyleResponse found, Prices.Tags tags) {
        for (int i = 0; i < cells.size(); i++) {
            ((ObjectNode) cells.get(i))
                    .set("price", tags.of(found.getCells(i).getProduct().getSku()));
        }
    }
}
