package org.keskio.inventory.application.send;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.chance.CurrentChance;
import org.keskio.inventory.application.demand.RecordDemand;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.policy.PublishedPolicy;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.chance.Finding;
import org.keskio.inventory.domain.demand.LossKind;
import org.keskio.inventory.domain.demand.PostcodeArea;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Counter;
import org.keskio.inventory.domain.plan.Home;
import org.keskio.inventory.domain.plan.Pieces;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.plan.Spots;
import org.keskio.inventory.domain.plan.Ways;
import org.keskio.inventory.domain.plan.Wish;
import org.keskio.inventory.domain.send.Address;

/** Works out the ways for what is asked and keeps the set that is shown. */
@ApplicationScoped
class Offers implements WhoSupplies {

    private final Supplies supplies;
    private final PlanSets planSets;
    private final RecordDemand demand;
    private final Planner planner;
    private final Locations locations;
    private final SendSettings settings;
    private final CurrentChance chance;
    private final CarrierGaps gaps;
    private final Spots spots = new Spots();

    @Inject
    Offers(
            Supplies supplies,
            PlanSets planSets,
            RecordDemand demand,
            Planner planner,
            Locations locations,
            SendSettings settings,
            CurrentChance chance,
            CarrierGaps gaps) {
        this.supplies = supplies;
        this.planSets = planSets;
        this.demand = demand;
        this.planner = planner;
        this.locations = locations;
        this.settings = settings;
        this.chance = chance;
        this.gaps = gaps;
    }

    /** What is asked, ready for the planner; a product for each line. */
    Wish wish(
            List<Pieces> lines,
            List<Product> products,
            Location store,
            Optional<Address> deliverTo,
            SignedQuote quote) {
        List<Wish.Line> wanted = IntStream.range(0, lines.size())
                .mapToObj(i -> new Wish.Line(
                        lines.get(i).sku(),
                        lines.get(i).quantity(),
                        products.get(i).weightGrams()))
                .toList();
        return new Wish(wanted, store, home(store, deliverTo), quote.total().currency());
    }

    /** Who could supply anything of it now, by SKU. */
    Uni<Map<Sku, List<Source>>> sources(Mutiny.StatelessSession tx, Wish wish, Instant now) {
        Map<Sku, List<Source>> found = new LinkedHashMap<>();
        Uni<Void> all = Uni.createFrom().voidItem();
        // One after the other: a session does one thing at a time.
        for (Wish.Line line : wish.lines()) {
            all = all.chain(() -> sources(tx, line.sku(), 1, now).invoke(sources -> found.put(line.sku(), sources)))
                    .replaceWithVoid();
        }
        return all.replaceWith(found);
    }

    /** Who could supply so many now. */
    @Override
    public Uni<List<Source>> sources(Mutiny.StatelessSession tx, Sku sku, int quantity, Instant now) {
        return supplies.of(tx, sku, quantity, now)
                .map(found -> found.stream()
                        .flatMap(supply -> locations.find(supply.location()).stream()
                                .map(location -> new Source(
                                        spots.of(location),
                                        supply.available(),
                                        supply.openWork(),
                                        new Finding(supply.evidence(), chance.model()),
                                        supply.terms())))
                        .toList());
    }

    /** The ways under a policy; their promises still hold when the set is tapped at its last moment. */
    Ways ways(PublishedPolicy policy, Wish wish, Map<Sku, List<Source>> sources, Instant now) {
        Ways ways = planner.under(policy.policy()).plans(wish, sources, now.plus(settings.plansGoodFor()));
        gaps.tell(planner.missingZones());
        return ways;
    }

    /** Keeps a set of plans, until the first of the partners' offers ends, and tells of demand that nobody can meet. */
    Uni<Offer> keep(
            Mutiny.StatelessSession tx,
            Wish wish,
            Optional<UUID> customer,
            PostcodeArea area,
            SignedQuote quote,
            Ways ways,
            Optional<Instant> offersUntil,
            long policyVersion,
            Instant now) {
        Instant lastTap = now.plus(settings.plansGoodFor());
        PlanSet set = new PlanSet(
                UuidCreator.getTimeOrderedEpoch(),
                wish.lines().stream().map(Wish.Line::pieces).toList(),
                wish.store().code(),
                customer,
                quote.id(),
                policyVersion,
                now,
                offersUntil.filter(lastTap::isAfter).orElse(lastTap),
                ways.plans().stream().map(PlanSet.Shown::of).toList());
        Uni<Void> kept = planSets.add(tx, set);
        LocationCode store = wish.store().code();
        for (Pieces lost : ways.missing()) {
            kept = kept.chain(
                    () -> demand.product(tx, LossKind.NOBODY_HAS_IT, lost.sku(), lost.quantity(), store, area, now));
        }
        return kept.replaceWith(new Offer(set, ways, quote, counters(ways, now)));
    }

    private Map<LocationCode, Counter> counters(Ways ways, Instant now) {
        return ways.plans().stream()
                .flatMap(plan -> plan.legs().stream())
                .flatMap(leg -> leg.option().destination().stream())
                .distinct()
                .collect(Collectors.toMap(Location::code, store -> planner.counter(store, now), (a, b) -> a));
    }

    /** Roughly where the customer lives, when they said. */
    static PostcodeArea area(Optional<Address> deliverTo) {
        return deliverTo.map(to -> PostcodeArea.of(to.country(), to.postcode())).orElse(PostcodeArea.UNKNOWN);
    }

    /** Near the location of ours whose postcode is most like the customer's, in their country; else near the store. */
    @Override
    public Home home(Location store, Optional<Address> deliverTo) {
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
