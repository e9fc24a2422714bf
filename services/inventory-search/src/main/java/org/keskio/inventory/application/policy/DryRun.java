package org.keskio.inventory.application.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.catalogue.ProductsByCode;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.send.Sourcing;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Home;
import org.keskio.inventory.domain.plan.Pieces;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.plan.SourcingPolicy;
import org.keskio.inventory.domain.plan.Ways;
import org.keskio.inventory.domain.plan.Wish;

/** Plans a basket under the policy that holds and under another one, over the same stock; keeps nothing. */
@ApplicationScoped
public class DryRun {

    private final SourcingPolicies policies;
    private final Sourcing sourcing;
    private final Planner planner;
    private final ProductsByCode products;
    private final Locations locations;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    DryRun(
            SourcingPolicies policies,
            Sourcing sourcing,
            Planner planner,
            ProductsByCode products,
            Locations locations,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.policies = policies;
        this.sourcing = sourcing;
        this.planner = planner;
        this.products = products;
        this.locations = locations;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /** The ways under both. */
    public record Compared(PublishedPolicy policy, Ways current, Ways candidate) implements Outcome {}

    /** The catalogue does not know a SKU. */
    public record UnknownSku(Sku sku) implements Outcome {}

    /** There is no such store. */
    public record UnknownStore() implements Outcome {}

    /** Compares; the customer lives near the store. */
    public Uni<Outcome> compare(List<Pieces> lines, LocationCode store, SourcingPolicy candidate) {
        Optional<Sku> unknown = lines.stream()
                .map(Pieces::sku)
                .filter(sku -> products.find(sku).isEmpty())
                .findFirst();
        Optional<Location> at = locations.find(store);
        if (unknown.isPresent()) {
            return Uni.createFrom().item(new UnknownSku(unknown.get()));
        }
        if (at.isEmpty()) {
            return Uni.createFrom().item(new UnknownStore());
        }
        Wish wish = wish(lines, at.get());
        Instant now = clock.instant();
        PublishedPolicy holds = policies.current();
        return sessions.withStatelessTransaction(tx -> sourcing.sources(tx, wish, now))
                .map(found -> new Compared(
                        holds, under(holds.policy(), wish, found, now), under(candidate, wish, found, now)));
    }

    private Ways under(SourcingPolicy policy, Wish wish, Map<Sku, List<Source>> sources, Instant now) {
        return planner.under(policy).plans(wish, sources, now);
    }

    private Wish wish(List<Pieces> lines, Location store) {
        return new Wish(
                lines.stream()
                        .map(line -> new Wish.Line(
                                line.sku(),
                                line.quantity(),
                                products.find(line.sku()).orElseThrow().weightGrams()))
                        .toList(),
                store,
                new Home(store.country(), store.position(), store.timeZone()),
                Currency.getInstance(Locale.of("", store.country())));
    }
}
