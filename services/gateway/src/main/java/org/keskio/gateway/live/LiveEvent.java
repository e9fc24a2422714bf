package org.keskio.gateway.live;

import java.util.Optional;
import java.util.Set;

/**
 * Something for screens.
 *
 * @param stores   the stores whose clerks see it; empty when it is for a market
 * @param market   the market whose screens see it; empty when it is for stores
 * @param passing  whether a slow client may miss it, because the next one of its kind says more
 */
record LiveEvent(String name, String json, Set<String> stores, Optional<String> market, boolean passing) {

    /** A sign of life, for everybody. */
    static final LiveEvent PING = new LiveEvent("ping", "{}", Set.of(), Optional.empty(), true);

    static LiveEvent forStores(String name, String json, Set<String> stores) {
        return new LiveEvent(name, json, stores, Optional.empty(), false);
    }

    static LiveEvent forMarket(String name, String json, String market) {
        return new LiveEvent(name, json, Set.of(), Optional.of(market), false);
    }

    static LiveEvent passing(String name, String json, String store) {
        return new LiveEvent(name, json, Set.of(store), Optional.empty(), true);
    }
}
