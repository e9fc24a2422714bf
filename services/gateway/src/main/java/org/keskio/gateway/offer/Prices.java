package org.keskio.gateway.offer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keskio.gateway.json.PublicJson;
import org.keskio.gateway.peers.Peers;
import org.keskio.gateway.problem.Problem;
import org.keskio.pricing.v1.BatchGetPricesRequest;
import org.keskio.pricing.v1.BatchGetPricesResponse;
import org.keskio.pricing.v1.Price;
import org.keskio.pricing.v1.PriceTier;

/** The public prices of what is shown, by one call for all of it. */
@ApplicationScoped
public class Prices {

    private static final int MOST = 500;

    private final Peers peers;

    @Inject
    Prices(Peers peers) {
        this.peers = peers;
    }

    /**
     * Prices by SKU. While pricing is away the products are shown without prices rather than not at all.
     *
     * @param away whether prices are missing because pricing is away
     */
    public record Tags(Map<String, Price> prices, boolean away) {

        static final Tags NONE = new Tags(Map.of(), false);
        static final Tags AWAY = new Tags(Map.of(), true);

        /** The price, or null. */
        public JsonNode of(String sku) {
            Price price = prices.get(sku);
            return price == null ? NullNode.getInstance() : PublicJson.of(price);
        }
    }

    /** The public prices that hold now. */
    public Uni<Tags> of(Collection<String> skus, Optional<Market> market) {
        if (market.isEmpty() || skus.isEmpty()) {
            return Uni.createFrom().item(Tags.NONE);
        }
        List<String> asked = skus.stream().distinct().limit(MOST).toList();
        BatchGetPricesRequest request = BatchGetPricesRequest.newBuilder()
                .setMarket(market.get().code())
                .addAllSkus(asked)
                .setTier(PriceTier.PRICE_TIER_PUBLIC)
                .build();
        return peers.pricing(pricing -> pricing.batchGetPrices(request))
                .map(Prices::tags)
                .onFailure(failure -> failure instanceof Problem problem && problem.status() >= 500)
                .recoverWithItem(Tags.AWAY)
                .onFailure(failure -> isUnpriced(failure, market.get()))
                .recoverWithItem(Tags.NONE);
    }

    /** A store may stand where nothing is priced yet: no prices, no mistake of the clerk's. */
    private static boolean isUnpriced(Throwable failure, Market market) {
        return !market.chosen()
                && failure instanceof Problem problem
                && problem.reason().equals("MARKET_UNKNOWN");
    }

    private static Tags tags(BatchGetPricesResponse response) {
        return new Tags(
                response.getPricesList().stream()
                        .collect(Collectors.toMap(Price::getSku, price -> price, (first, second) -> first)),
                false);
    }
}
