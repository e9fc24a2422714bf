package org.keskio.inventory.application.send;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.plan.Ask;
import org.keskio.inventory.domain.plan.Home;
import org.keskio.inventory.domain.plan.Plan;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.send.Address;

/** Works out the ways for what is asked and keeps the set that is shown. */
@ApplicationScoped
class Offers {

    private final Supplies supplies;
    private final PlanSets planSets;
    private final SendFacts facts;
    private final Planner planner;
    private final Locations locations;
    private final SendSettings settings;

    @Inject
    Offers(
            Supplies supplies,
            PlanSets planSets,
            SendFacts facts,
            Planner planner,
            Locations locations,
            SendSettings settings) {
        this.supplies = supplies;
        this.planSets = planSets;
        this.facts = facts;
        this.planner = planner;
        this.locations = locations;
        this.settings = settings;
    }

    /** What is asked, ready for the planner. */
    Ask ask(Product product, int quantity, Location store, Optional<Address> deliverTo, SignedQuote quote) {
        return new Ask(
                quantity,
                product.weightGrams() * quantity,
                store,
                home(store, deliverTo),
                quote.total().currency());
    }

    /** Who could supply it now. */
    Uni<List<Source>> sources(Mutiny.StatelessSession tx, Sku sku, int quantity, Instant now) {
        return supplies.of(tx, sku, quantity, now)
                .map(found -> found.stream()
                        .flatMap(supply -> locations.find(supply.location()).stream()
                                .map(location -> new Source(
                                        location,
                                        supply.available(),
                                        supply.countedAt(),
                                        supply.openWork(),
                                        supply.notFoundLately())))
                        .toList());
    }

    /** Makes a set of plans, keeps it and tells of demand that nobody can meet. */
    Uni<Offer> make(
            Mutiny.StatelessSession tx,
            Product product,
            Ask ask,
            Optional<UUID> customer,
            SignedQuote quote,
            List<Source> sources,
            Instant now) {
        // Promises must still hold when the set is tapped at its last moment.
        Instant lastTap = now.plus(settings.plansGoodFor());
        List<Plan> plans = planner.plans(ask, sources, lastTap);
        PlanSet set = new PlanSet(
                UuidCreator.getTimeOrderedEpoch(),
                product.sku(),
                ask.quantity(),
                ask.store().code(),
                customer,
                quote.id(),
                now,
                lastTap,
                plans.stream().map(PlanSet.Shown::of).toList());
        Offer offer = new Offer(set, plans, quote);
        Uni<Void> kept = planSets.add(tx, set);
        return plans.isEmpty()
                ? kept.chain(() ->
                                facts.demandLost(tx, product.sku(), ask.store().code(), ask.quantity(), now))
                        .replaceWith(offer)
                : kept.replaceWith(offer);
    }

    /** Near the location of ours whose postcode is most like the customer's, in their country; else near the store. */
    Home home(Location store, Optional<Address> deliverTo) {
        Optional<Address> address = deliverTo.filter(to -> !to.country().isEmpty());
        if (address.isEmpty()) {
            return new Home(store.country(), store.position(), store.timeZone());
        }
        String country = address.get().country();
        String postcode = address.get().postcode();
        String town = address.get().town();
        Location best = store;
        int bestLikeness = country.equals(store.country()) ? likeness(store, postcode, town) : -1;
        for (Location location : locations.all()) {
            int likeness = location.country().equals(country) ? likeness(location, postcode, town) : -1;
            if (likeness > bestLikeness) {
                best = location;
                bestLikeness = likeness;
            }
        }
        return new Home(country, best.position(), best.timeZone());
    }

    private static int likeness(Location location, String postcode, String town) {
        if (!town.isEmpty() && location.town().equalsIgnoreCase(town)) {
            return 100;
        }
        int same = 0;
        while (same < Math.min(postcode.length(), location.postcode().length())
                && postcode.charAt(same) == location.postcode().charAt(same)) {
            same++;
        }
        return same;
    }
}
