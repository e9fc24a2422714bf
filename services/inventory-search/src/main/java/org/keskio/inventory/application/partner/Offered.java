package org.keskio.inventory.application.partner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.partner.PartnerOffer;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.plan.Spot;
import org.keskio.inventory.domain.plan.Terms;

/**
 * What partners offered, as sources of plans.
 *
 * @param offers by the asking that they answer
 * @param until  when the first of them ends; empty without offers
 */
public record Offered(List<PartnerOffers.Kept> offers, Optional<Instant> until) {

    /** Nobody offered anything. */
    public static final Offered NOTHING = new Offered(List.of(), Optional.empty());

    public Offered {
        offers = List.copyOf(offers);
    }

    /** Offers, with the end of the first. */
    static Offered of(List<PartnerOffers.Kept> offers) {
        return new Offered(
                offers, offers.stream().map(kept -> kept.offer().expiresAt()).min(Instant::compareTo));
    }

    /** The sources with those that partners offered. */
    public Map<Sku, List<Source>> with(Map<Sku, List<Source>> sources, Locations locations, Instant now) {
        Map<Sku, List<Source>> all = new LinkedHashMap<>(sources);
        for (PartnerOffers.Kept kept : offers) {
            PartnerOffer offer = kept.offer();
            locations.find(offer.partner()).ifPresent(location -> {
                Terms terms = Terms.offered(
                        kept.asking().toString(), offer.readyAt(), offer.costEurCents() / 100.0, kept.chance());
                List<Source> known = new ArrayList<>(all.getOrDefault(offer.sku(), List.of()));
                known.add(new Source(Spot.of(location), offer.quantity(), Optional.of(now), 0, 0, terms));
                all.put(offer.sku(), List.copyOf(known));
            });
        }
        return all;
    }
}
