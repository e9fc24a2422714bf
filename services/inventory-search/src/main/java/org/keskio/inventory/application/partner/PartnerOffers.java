package org.keskio.inventory.application.partner;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.partner.PartnerOffer;

/** Where offers are kept while they can be tapped. */
public interface PartnerOffers {

    /** Keeps offers. */
    Uni<Void> add(Mutiny.StatelessSession tx, List<Kept> offers);

    /** The offers of some askings that have not ended. */
    Uni<List<Kept>> find(Mutiny.StatelessSession tx, Set<UUID> askings, Instant now);

    /** Forgets offers that ended before the instant; returns how many. */
    Uni<Integer> forget(Mutiny.StatelessSession tx, Instant before);

    /**
     * An offer as it was shown.
     *
     * @param asking names what one partner answered to one question
     * @param chance that it will be kept, as it was known then
     */
    record Kept(UUID asking, PartnerOffer offer, double chance) {}
}
